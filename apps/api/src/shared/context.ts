import type { Ecosystem, RadarDefinition, Trend } from '#libs/domain';
import type { JobQueue } from '#libs/jobs';
import type { Config, Drain, Logger, Metrics } from '#libs/platform';
import type { Store } from '#libs/store';
import type { Reader } from '#libs/text';
import { Inject } from '@nestjs/common';

/** What the API stands on: handed in by whoever starts it, so that one process or many compose it alike. */
export interface ApiContext {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly config: Config;
  readonly log: Logger;
  readonly catalogue: {
    readonly ecosystems: readonly Ecosystem[];
    readonly trends: readonly Trend[];
    readonly radar: RadarDefinition;
  };
  /** Reads texts for `POST /text/tag`; null in a process that leaves it to others. */
  readonly reader: Reader | null;
  /** Folder of the built web front, or null when it is served elsewhere. */
  readonly webFolder: string | null;
  readonly version: string;
  /** Where numbers are kept, and whether the process is about to end; made anew when not given. */
  readonly metrics?: Metrics;
  readonly drain?: Drain;
}

export const API_CONTEXT = Symbol('ApiContext');
export const Context = (): ParameterDecorator => Inject(API_CONTEXT);

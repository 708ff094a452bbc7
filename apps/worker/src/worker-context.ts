import type { Catalogue, Config, Logger, Metrics } from '#libs/platform';
import type { JobQueue } from '#libs/jobs';
import type { Http } from '#libs/sources';
import type { Store } from '#libs/store';
import { Inject } from '@nestjs/common';
import type { Steps } from './steps.js';

/** What the workers stand on: handed in by whoever starts them. */
export interface WorkerContext {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly config: Config;
  readonly log: Logger;
  readonly catalogue: Catalogue;
  readonly steps: Steps;
  readonly metrics?: Metrics;
  /** How the outside world is reached; the guarded client when left out. */
  readonly http?: Http;
}

export const WORKER_CONTEXT = Symbol('WorkerContext');
export const Context = (): ParameterDecorator => Inject(WORKER_CONTEXT);

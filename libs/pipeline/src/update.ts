import type { EditionInfo } from '#libs/domain';
import { type Progress, silent } from './progress.js';

export interface UpdateSteps {
  /** Reads stale signals; returns how many. */
  readonly read: { run(progress?: Progress): Promise<number> };
  /** Groups what no trend explains; returns how many discovered trends there are. */
  readonly discover: { run(progress?: Progress): Promise<number> };
  readonly publish: {
    run(
      asOf: string,
      progress?: Progress,
      routine?: { readonly everyDays: number },
    ): Promise<{ edition: EditionInfo; published: boolean }>;
  };
}

/** One update at a time, over all processes: two at once would discover the same trends twice. */
export type Exclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface UpdateOutcome {
  readonly read: number;
  readonly discovered: number;
  readonly edition: EditionInfo;
  readonly published: boolean;
}

/** From new signals to a published edition. Each step can be stopped anywhere and run again; running it twice changes nothing. */
export class UpdateRadars {
  constructor(
    private readonly steps: UpdateSteps,
    private readonly exclusive: Exclusive = (_name, work) => work(),
  ) {}

  /** @param routine given where nobody waits for an edition: new signals are read at once, and published when so many days are over */
  async run(
    asOf: string,
    progress: Progress = silent,
    routine?: { readonly everyDays: number },
  ): Promise<UpdateOutcome> {
    const read = await this.steps.read.run(progress);
    return this.exclusive('update', async () => {
      const discovered = await this.steps.discover.run(progress);
      const { edition, published } = await this.steps.publish.run(asOf, progress, routine);
      return { read, discovered, edition, published };
    });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentJobError, type JobHandler } from '#libs/jobs';
import type { Trial } from './trial-catalogue.js';

/** What happened in a worker, with the time of it in ms. */
export interface Seen {
  readonly what: 'start' | 'done';
  readonly id: string;
  readonly attempt: number;
  readonly at: number;
  /** Trial jobs that run in this worker at that moment, this one included. */
  readonly running: number;
  readonly n: number | undefined;
}

/** A handler that does what the data of the trial job say, and tells `see` about it; jobs that are held go on after `letGo`. */
export function trialHandler(
  see: (seen: Seen) => void,
  letGo: Promise<void> = new Promise(() => {}),
): JobHandler<Trial> {
  let running = 0;
  return async ({ id, attempt, data, progress }) => {
    running++;
    const tell = (what: Seen['what']): void => see({ what, id, attempt, at: Date.now(), running, n: data.n });
    tell('start');
    try {
      for (let step = 1; step <= (data.steps ?? 0); step++)
        await progress({ percent: (step * 100) / (data.steps ?? 1) });
      for (let value = 1; value <= (data.burst ?? 0); value++) void progress(value);
      if (data.text) await progress(data.text);
      if (data.held) await letGo;
      if (data.ms) await sleep(data.ms);
      if (data.kills) process.kill(process.pid, 'SIGKILL');
      if (data.permanent) throw new PermanentJobError('the file is gone');
      if (data.failsUntil && attempt < data.failsUntil) throw new Error(data.text ?? `failed at attempt ${attempt}`);
      tell('done');
      return data.text ?? { doubled: (data.n ?? 0) * 2 };
    } finally {
      running--;
    }
  };
}

import { z } from 'zod';
import type { LockOptions } from '#libs/jobs';

/** What a trial job does, one after the other; all optional. */
const trial = z.object({
  /** Tells its progress in so many equal steps. */
  steps: z.number().optional(),
  /** Tells so many values as its progress, without waiting. */
  burst: z.number().optional(),
  /** Goes on once its worker is told to let go; never in a process of its own. */
  held: z.boolean().optional(),
  /** Takes so long. */
  ms: z.number().optional(),
  /** Kills the process it runs in, with SIGKILL. */
  kills: z.boolean().optional(),
  /** Fails for good. */
  permanent: z.boolean().optional(),
  /** Fails before this attempt is reached. */
  failsUntil: z.number().optional(),
  /** What it tells as its progress, returns, and, with `failsUntil`, fails with. */
  text: z.string().optional(),
  n: z.number().optional(),
});

export type Trial = z.infer<typeof trial>;

/** A catalogue with these job names: one for each case, so that no case sees the jobs of another. */
export type Trials = Record<string, Trial>;

export const trialCatalogue = (names: readonly string[]): Record<string, typeof trial> =>
  Object.fromEntries(names.map((name) => [name, trial]));

/** For workers that die: soon over, and yet not while a busy machine makes a living one pause. */
export const SHORT_LOCK: LockOptions = { lockMs: 5000, checkMs: 400, maxStalls: 1 };

/** For those that take over from them: looks as often, and keeps what it has through any pause. */
export const HEIR_LOCK: LockOptions = { lockMs: 20_000, checkMs: 400, maxStalls: 1 };

/** For all others: a machine that is busy for a second is no dead worker. */
export const LONG_LOCK: LockOptions = { lockMs: 20_000, checkMs: 2000, maxStalls: 1 };

import { z } from 'zod';

/** What a trial job does, one after the other; all optional. */
const trial = z.object({
  /** Takes so long. */
  ms: z.number().optional(),
  /** Tells its progress in so many equal steps. */
  steps: z.number().optional(),
  /** Fails before this attempt is reached. */
  failsUntil: z.number().optional(),
  /** Fails always, for good. */
  permanent: z.boolean().optional(),
  /** Kills the process it runs in, with SIGKILL. */
  kills: z.boolean().optional(),
  n: z.number().optional(),
});

export type Trial = z.infer<typeof trial>;

/** One job name for each case of the contract, so that no case sees the jobs of another. */
export const CASES = [
  'result',
  'events',
  'backoff',
  'permanent',
  'exhausted',
  'retry',
  'discard',
  'dedupe',
  'again',
  'running',
  'delay',
  'bulk',
  'concurrency',
  'cron',
  'pause',
  'close',
  'impatient',
  'kill',
  'poison',
  'stale',
  'connection',
  'many.a',
  'many.b',
  'many.c',
  'many.d',
  'many.e',
  'many.f',
  'many.g',
  'many.h',
] as const;

export type TrialJobs = Record<(typeof CASES)[number], Trial>;

export const trialCatalogue = Object.fromEntries(CASES.map((name) => [name, trial])) as Record<
  (typeof CASES)[number],
  typeof trial
>;

/** Short enough for a test, long enough for a busy machine. */
export const TRIAL_LOCK = { lockMs: 1500, checkMs: 400, maxStalls: 1 };

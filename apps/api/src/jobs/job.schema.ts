import { z } from 'zod';
import { limit } from '../shared/parameters.js';

export const queueView = z.object({
  name: z.string(),
  paused: z.boolean(),
  counts: z.object({
    waiting: z.number(),
    delayed: z.number(),
    active: z.number(),
    completed: z.number().describe('Of the last 1,000'),
    dead: z.number().describe('Failed for good, until somebody decides'),
  }),
  active: z
    .array(z.object({ id: z.string(), data: z.unknown(), progress: z.unknown().optional(), attempts: z.number() }))
    .describe('What runs now, at most 100 jobs'),
});

export const deadLettersQuery = z.strictObject({
  offset: z.coerce.number().int().min(0).default(0),
  limit: limit(20, 100),
});
export type DeadLettersQuery = z.infer<typeof deadLettersQuery>;
export const deadLetterPage = z.object({
  items: z.array(
    z.object({ id: z.string(), data: z.unknown(), error: z.string(), attempts: z.number(), diedAt: z.string() }),
  ),
  total: z.number(),
});

export const pauseBody = z.strictObject({ paused: z.boolean() });
export type PauseBody = z.infer<typeof pauseBody>;

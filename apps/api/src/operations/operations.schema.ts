import { z } from 'zod';

const queue = z.object({
  name: z.string(),
  waiting: z.number(),
  delayed: z.number(),
  active: z.number(),
  dead: z.number(),
  paused: z.boolean(),
  waitedSeconds: z
    .number()
    .nullable()
    .describe('how long the oldest job whose turn it is has waited; null when none waits'),
});

export const operationsView = z.object({
  version: z.string(),
  uptimeSeconds: z.number(),
  memoryBytes: z.number().describe('resident, of the process that answers'),
  queueOn: z.enum(['redis', 'postgres']),
  queues: z.array(queue),
  sources: z.object({ ok: z.number(), failing: z.number(), waiting: z.number(), off: z.number() }),
  edition: z.object({ number: z.number(), publishedAt: z.string(), signalCount: z.number() }).nullable(),
  database: z.object({ version: z.string(), bytes: z.number(), connections: z.number(), mostConnections: z.number() }),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), indexBytes: z.number() })),
});
export type OperationsView = z.infer<typeof operationsView>;

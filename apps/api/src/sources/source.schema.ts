import { ECOSYSTEM_IDS, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';

export const sourceView = z.object({
  id: z.string(),
  name: z.string(),
  connector: z.string(),
  ecosystems: z.array(z.string()),
  kind: z.string().nullable(),
  lang: z.string().nullable(),
  country: z.string().nullable(),
  licenceNote: z.string(),
  enabled: z.boolean(),
  own: z.boolean().describe('Added by an editor'),
  status: z.enum(['off', 'needs a key', 'waiting', 'ok', 'failing']),
  needsKey: z.object({ variables: z.array(z.string()), where: z.string(), present: z.boolean() }).nullable(),
  nextCheck: z.string().nullable(),
  lastOk: z.string().nullable(),
  lastError: z.string().nullable(),
  errorCount: z.number(),
  quotaLeft: z.number().nullable(),
  lastRun: z.string().nullable().describe('Id of the last ingest run'),
  recent: z
    .object({ runs: z.number(), read: z.number(), new: z.number(), refused: z.number() })
    .describe('The last 30 days'),
});
export type SourceView = z.infer<typeof sourceView>;

export const enableBody = z.object({ enabled: z.boolean() });
export type EnableBody = z.infer<typeof enableBody>;

export const newFeed = z.object({
  url: z.url({ protocol: /^https?$/, message: 'must be the http(s) address of a feed' }).max(2_000),
  name: z.string().trim().min(2).max(120).optional(),
  kind: z.enum(SIGNAL_KINDS).default('news'),
  ecosystems: z.array(z.enum(ECOSYSTEM_IDS)).max(14).default([]),
});
export type NewFeed = z.infer<typeof newFeed>;

export const pullAnswer = z.object({ jobId: z.string() });

import { ECOSYSTEM_IDS, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { limit } from '../shared/parameters.js';

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
  publisher: z.string().nullable(),
  lastPull: z
    .object({
      items: z.number(),
      newest: z.string().nullable().describe('Day of the newest item'),
      languages: z.record(z.string(), z.number()),
      countries: z.record(z.string(), z.number()),
    })
    .nullable()
    .describe('The last pull that brought anything'),
  lastRun: z.string().nullable().describe('Id of the last ingest run'),
  recent: z
    .object({ runs: z.number(), read: z.number(), new: z.number(), refused: z.number() })
    .describe('The last 30 days'),
});
export type SourceView = z.infer<typeof sourceView>;

export const enableBody = z.object({ enabled: z.boolean() });
export type EnableBody = z.infer<typeof enableBody>;

const name = z.string().trim().min(2).max(120);
const lang = z
  .string()
  .regex(/^[a-z]{2}$/, 'must be two small letters (ISO 639-1)')
  .nullable();
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')
  .nullable();
const feedAddress = z.url({ protocol: /^https?$/, message: 'must be the http(s) address of a feed' }).max(2_000);

export const newFeed = z
  .strictObject({
    url: feedAddress.optional().describe('Address of a feed; or `checkId` for a source of any other kind'),
    checkId: z
      .string()
      .max(100)
      .optional()
      .describe('A check (POST /source-checks) that went well: its source is added'),
    name: name.optional(),
    publisher: z.string().trim().min(2).max(200).nullable().default(null),
    lang: lang.default(null),
    country: country.default(null),
    kind: z.enum(SIGNAL_KINDS).default('news'),
    ecosystems: z.array(z.enum(ECOSYSTEM_IDS)).max(14).default([]),
  })
  .refine((body) => (body.url === undefined) !== (body.checkId === undefined), {
    path: ['url'],
    message: 'give either the address of a feed or a check',
  });
export type NewFeed = z.infer<typeof newFeed>;

export const pullAnswer = z.object({ jobId: z.string() });

export const sourceDetail = sourceView.extend({
  options: z.record(z.string(), z.unknown()).nullable().describe('What is asked for; null for those who may not edit'),
  connectorName: z.string(),
  politeness: z.object({ gapMs: z.number(), concurrency: z.number() }).nullable(),
  kept: z
    .object({ payloads: z.number(), bytes: z.number(), since: z.string().nullable() })
    .describe('Payloads as they came, for reading them again'),
});

export const sourceEdits = z
  .strictObject({
    name: name.optional(),
    kind: z.enum(SIGNAL_KINDS).optional(),
    publisher: z.string().trim().min(2).max(200).nullable().optional(),
    lang: lang.optional(),
    country: country.optional(),
    ecosystems: z.array(z.enum(ECOSYSTEM_IDS)).max(14).optional(),
    url: feedAddress.optional().describe('The new address of a feed'),
  })
  .refine((body) => Object.keys(body).length > 0, 'say what to change');
export type SourceEditsBody = z.infer<typeof sourceEdits>;

export const connectorView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kinds: z.array(z.string()),
  delivers: z.enum(['signals', 'calls', 'figures']),
  licence: z.string(),
  status: z.enum(['ready', 'needs a key']),
  missing: z.array(z.string()).describe('Variables that are not set'),
  where: z.string().nullable().describe('How to come by a key'),
  politeness: z.object({ gapMs: z.number(), concurrency: z.number() }),
  options: z.unknown().describe('JSON Schema of the options of its sources'),
});

export const checkBody = z.strictObject({
  connector: z.string().max(60).default('feed'),
  options: z
    .record(z.string(), z.unknown())
    .refine((options) => JSON.stringify(options).length <= 10_000, 'is too long'),
});
export type CheckBody = z.infer<typeof checkBody>;

const askedState = z.enum(['waiting', 'done', 'failed']);
export const asked = z.object({ id: z.string() });
export const checkAnswer = z.object({
  id: z.string(),
  state: askedState,
  error: z.string().nullable(),
  result: z
    .object({
      ok: z.boolean(),
      error: z.string().nullable(),
      title: z.string().nullable(),
      language: z.string().nullable(),
      site: z.string().nullable(),
      items: z.number(),
      refused: z.number(),
      reasons: z.array(z.string()),
      sample: z.array(
        z.object({ title: z.string(), date: z.string(), url: z.string().nullable(), lang: z.string().nullable() }),
      ),
    })
    .nullable(),
});

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const listQuery = z.strictObject({
  dryRun: flag.default(false).describe('Say what would be added, add nothing'),
  enabled: flag.default(true).describe('Pull the new sources from now on'),
  kind: z.enum(SIGNAL_KINDS).default('news'),
  ecosystems: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(ECOSYSTEM_IDS)).max(14)),
});
export type ListQuery = z.infer<typeof listQuery>;
export const listAnswer = z.object({
  id: z.string(),
  state: askedState,
  error: z.string().nullable(),
  result: z
    .object({
      title: z.string().nullable(),
      error: z.string().nullable(),
      read: z.number().describe('new + known + refused'),
      new: z.number(),
      known: z.number(),
      refused: z.number(),
      rows: z.array(
        z.object({
          row: z.number(),
          title: z.string(),
          url: z.string().nullable(),
          outcome: z.enum(['new', 'known', 'refused']),
          note: z.string().nullable(),
        }),
      ),
      unlisted: z.number(),
    })
    .nullable(),
});

export const rereadQuery = z.strictObject({ dryRun: flag.default(false) });
export type RereadQuery = z.infer<typeof rereadQuery>;
export const sourceRunsQuery = z.strictObject({ cursor: z.string().max(60).optional(), limit: limit(10, 100) });
export type SourceRunsQuery = z.infer<typeof sourceRunsQuery>;

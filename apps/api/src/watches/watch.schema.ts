import { FREQUENCIES, WATCH_KINDS } from '#libs/domain';
import { z } from 'zod';
import { title } from '../collections/collection.schema.js';
import { dayText, ecosystem, kind, searchText } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';

const frequency = z.enum(FREQUENCIES);
const id = z.string().min(1).max(100);
const country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code');

/** A search as it is kept: the filters of GET /api/v1/signals, as lists. */
const search = z
  .strictObject({
    q: searchText.optional(),
    ecosystem: z.array(ecosystem).max(14).optional(),
    trend: id.optional(),
    kind: z.array(kind).max(5).optional(),
    country: z.array(country).max(50).optional(),
    lang: z
      .array(z.string().regex(/^[a-z]{2}$/, 'is not an ISO 639-1 code'))
      .max(50)
      .optional(),
    year: z.array(z.number().int().min(1900).max(2200)).max(50).optional(),
    from: dayText.optional(),
    to: dayText.optional(),
  })
  .refine(
    (query) => Object.values(query).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
    'must ask for something',
  );

export const newWatch = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('collection'), collectionId: uuid, frequency: frequency.default('none') }),
  z.strictObject({ kind: z.literal('trend'), trendId: id, frequency: frequency.default('none') }),
  z.strictObject({ kind: z.literal('search'), name: title, query: search, frequency: frequency.default('none') }),
]);
export type NewWatchBody = z.infer<typeof newWatch>;
export const watchPatch = z.strictObject({ name: title.optional(), frequency: frequency.optional() });
export const ofWatch = z.object({ id: uuid });
export const seenBody = z.strictObject({ mark: z.number().int().min(0) });
export const feedQuery = z.object({ key: z.string().max(100) });
export const unsubscriptionBody = z.strictObject({ token: z.string().max(100) });
export const oneClickQuery = z.object({ token: z.string().max(100) });

export const watchView = z.object({
  id: z.string(),
  kind: z.enum(WATCH_KINDS),
  target: z.string(),
  query: z.record(z.string(), z.unknown()),
  name: z.string(),
  frequency,
  feed: z.boolean().describe('Whether there is a secret feed address'),
  createdAt: z.string(),
  news: z.object({
    mark: z.number(),
    count: z.number().describe('New since you last looked'),
    entries: z.array(z.object({ of: z.enum(['signal', 'move', 'change']) }).loose()),
    lost: z.boolean().describe('True when you may no longer read it, or it is no more'),
  }),
});
export const watchesView = z.array(watchView);
export const feedView = z.object({
  address: z.string().describe('Shown once, since only a hash of its secret is kept'),
});

import { SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { cursor, dayText, ecosystem, kind, limit, listOf, searchText } from '../shared/parameters.js';

const filter = {
  q: searchText.optional().describe('Words that must occur; "quoted phrases", or, -without'),
  ecosystem: listOf(ecosystem).optional(),
  trend: z.string().max(100).optional(),
  kind: listOf(kind).optional(),
  country: listOf(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'is not an ISO 3166-1 alpha-2 code')
      .transform((code) => code.toUpperCase()),
  ).optional(),
  lang: listOf(z.string().regex(/^[a-z]{2}$/, 'is not an ISO 639-1 code')).optional(),
  year: listOf(
    z
      .string()
      .regex(/^\d{4}$/, 'is not a year')
      .transform(Number),
  ).optional(),
  from: dayText.optional(),
  to: dayText.optional(),
};

export const signalQuery = z.object({
  ...filter,
  order: z.enum(['newest', 'relevance']).optional().describe('relevance when q is given, else newest'),
  cursor: cursor.optional(),
  limit: limit(20, 200),
});
export type SignalQuery = z.infer<typeof signalQuery>;
export const exportQuery = z.object({
  ...filter,
  order: signalQuery.shape.order,
  format: z.enum(['csv', 'json']).default('csv'),
});
export type ExportQuery = z.infer<typeof exportQuery>;
export const facetQuery = z.object(filter);
export type FacetQuery = z.infer<typeof facetQuery>;

const head = z.object({
  id: z.string(),
  kind: z.enum(SIGNAL_KINDS),
  title: z.string(),
  date: z.string(),
  url: z.string().nullable(),
  country: z.string().nullable(),
  lang: z.string().nullable(),
  publisher: z.string(),
  amountEur: z.number().nullable(),
  synthetic: z.boolean(),
  independent: z.boolean().describe('False for a copy of evidence that another signal already counts for'),
});
const word = z.object({
  term: z.string(),
  weight: z.number(),
  start: z.number().optional(),
  end: z.number().optional(),
});
const value = z.object({ value: z.string(), label: z.string(), n: z.number() });

export const signalPage = z.object({
  items: z.array(
    head.extend({
      excerpt: z.string(),
      ecosystems: z.array(z.string()),
      trends: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export const facetsView = z.object({
  total: z.number(),
  capped: z.boolean().describe('True when only the newest 20,000 matches were counted'),
  facets: z.object({
    ecosystem: z.array(value),
    kind: z.array(value),
    year: z.array(value),
    country: z.array(value),
    lang: z.array(value),
    trend: z.array(value),
  }),
});
export const signalView = head.extend({
  text: z.string(),
  organisations: z.array(z.string()),
  codes: z.array(z.string()),
  tags: z.array(z.object({ ecosystem: z.string(), score: z.number(), words: z.array(word) })),
  trends: z.array(z.object({ id: z.string(), name: z.string(), score: z.number(), words: z.array(word) })),
});

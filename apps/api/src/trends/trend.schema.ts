import { ECOSYSTEM_IDS, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { cursor, ecosystem, limit, listOf, searchText } from '../shared/parameters.js';
import { editionView, placementView } from '../radars/radar.schema.js';

export const trendQuery = z.object({
  q: searchText.optional(),
  ecosystem: listOf(ecosystem).optional(),
  origin: z.enum(['curated', 'discovered']).optional(),
  cursor: cursor.optional(),
  limit: limit(50, 500),
});
export type TrendQuery = z.infer<typeof trendQuery>;

const trendHead = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  ecosystem: z.enum(ECOSYSTEM_IDS),
  alsoOn: z.array(z.string()),
  segment: z.string(),
  origin: z.enum(['curated', 'discovered']),
  status: z.enum(['active', 'retired', 'rejected', 'merged']),
});

export const trendPage = z.object({
  items: z.array(
    trendHead.extend({ formerName: z.string().optional().describe('The former name that the search found it by') }),
  ),
  nextCursor: z.string().nullable(),
});

const word = z.object({
  term: z.string(),
  weight: z.number(),
  start: z.number().optional(),
  end: z.number().optional(),
});
const kind = z.enum(SIGNAL_KINDS);

export const trendCard = trendHead.extend({
  drivers: z.array(z.string()),
  codes: z.array(z.string()),
  edition: editionView.nullable(),
  placements: z.array(placementView).describe('One for each radar the trend stands on'),
  series: z
    .array(
      z.object({
        kind,
        year: z.number(),
        n: z.number(),
        total: z.number().describe('All evidence of the kind and year, the offset'),
        incomplete: z.boolean(),
      }),
    )
    .describe('Independent evidence by kind and year'),
  evidence: z.array(
    z.object({
      id: z.string(),
      kind,
      title: z.string(),
      date: z.string(),
      url: z.string().nullable(),
      publisher: z.string(),
      country: z.string().nullable(),
      synthetic: z.boolean(),
      score: z.number(),
      words: z.array(word),
    }),
  ),
  countries: z.array(z.object({ country: z.string(), n: z.number() })),
  actors: z.array(z.object({ name: z.string(), n: z.number() })),
  publishers: z.array(z.object({ name: z.string(), n: z.number() })),
  related: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      ecosystem: z.string(),
      reason: z.enum(['catalogue', 'shared signals']),
      shared: z.number(),
    }),
  ),
  history: z.array(
    z.object({
      edition: z.number(),
      asOf: z.string(),
      ecosystem: z.string(),
      trendId: z.string().describe('Another id than the own: a trend that was merged into this one since'),
      name: z.string().describe('The name it had in that edition'),
      radius: z.number(),
      ring: z.string(),
    }),
  ),
  life: z
    .object({
      mergedInto: z.string().nullable(),
      phaseOut: z.string().nullable(),
      phaseOutReason: z.string().nullable(),
      endedAt: z.string().nullable().describe('Day it left the radars'),
      endedReason: z.string().nullable(),
      names: z.array(z.object({ name: z.string(), until: z.string() })),
      merged: z.array(z.object({ id: z.string(), name: z.string(), endedAt: z.string().nullable() })),
    })
    .describe('What became of it: former names, what was merged into it, how it ends'),
});
export type TrendCard = z.infer<typeof trendCard>;

export const cardQuery = z.object({
  merged: z
    .enum(['follow', 'show'])
    .default('follow')
    .describe(
      'What to do with the id of a merged trend: lead to the one that goes on from it (308), or show what it was',
    ),
});
export type CardQuery = z.infer<typeof cardQuery>;

export const seriesQuery = z.object({ by: z.enum(['country', 'quarter', 'investment']).default('quarter') });
export type SeriesQuery = z.infer<typeof seriesQuery>;
export const seriesView = z.object({
  trendId: z.string(),
  by: z.enum(['country', 'quarter', 'investment']),
  points: z.array(
    z.object({
      kind,
      period: z.string().describe('A year, or a quarter as in 2026-Q1'),
      country: z.string().nullable(),
      n: z.number(),
      total: z.number().describe('The same cut over all evidence: the offset'),
      amountEur: z.number().nullable().describe('Sum of the amounts that are known'),
      incomplete: z.boolean().describe('Sources have not delivered this year in full; fits leave it out'),
    }),
  ),
});

import { SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { dayText, kind, listOf, searchText } from '../shared/parameters.js';

export const radarQuery = z.object({
  edition: z.coerce.number().int().min(1).optional().describe('Number of an edition; the latest without it'),
  asOf: dayText.optional().describe('The radar as it stood on a day'),
  segment: listOf(z.string()).optional(),
  ring: listOf(z.string()).optional(),
  kind: listOf(kind).optional().describe('Trends with evidence of one of these kinds'),
  movement: listOf(z.enum(['new', 'in', 'out', 'none'])).optional(),
  q: searchText.optional().describe('Part of the name of the trend'),
  format: z.enum(['json', 'csv', 'xlsx', 'svg', 'png', 'pdf', 'zalando', 'byor', 'aoe']).default('json'),
});
export type RadarQuery = z.infer<typeof radarQuery>;

const interval = z.object({ low: z.number(), high: z.number() });

export const placementView = z.object({
  trendId: z.string(),
  name: z.string(),
  ecosystem: z.string(),
  segment: z.string(),
  ring: z.string(),
  radius: z.number().describe('0 = centre (impact now) .. 1 = rim'),
  angle: z.number().describe('Degrees clockwise from the top'),
  interval: interval.describe('5th to 95th percentile of the radius'),
  ringProbability: z.record(z.string(), z.number()),
  maturity: z.number(),
  movement: z.enum(['new', 'in', 'out', 'none']),
  previousRadius: z.number().nullable(),
  momentum: z.object({ growth: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  volume: z.number().describe('Pieces of independent evidence'),
  evidence: z.partialRecord(z.enum(SIGNAL_KINDS), z.number()),
  origin: z.enum(['curated', 'discovered']),
  phase: z.enum(['active', 'phasing-out']).describe('phasing-out: editors let it go; it stays, marked, until it ends'),
});
export type PlacementView = z.infer<typeof placementView>;

export const editionView = z.object({
  number: z.number(),
  publishedAt: z.string(),
  asOf: z.string(),
  methodVersion: z.string(),
  evidenceHash: z.string(),
  inputHash: z.string(),
  hash: z.string(),
  signalCount: z.number(),
  synthetic: z.boolean().describe('True while the radars rest on the synthetic demo universe'),
});
export type EditionView = z.infer<typeof editionView>;

const segmentView = z.object({ id: z.string(), name: z.string(), from: z.number(), to: z.number() });
const ringView = z.object({
  id: z.string(),
  name: z.string(),
  horizon: z.string(),
  inner: z.number(),
  outer: z.number(),
});

export const radarView = z.object({
  ecosystem: z.string(),
  name: z.string(),
  edition: editionView.nullable().describe('Null until a first edition is published'),
  segments: z.array(segmentView),
  rings: z.array(ringView),
  trendCount: z.number().describe('Trends on the radar, before filters'),
  placements: z.array(placementView),
});
export type RadarView = z.infer<typeof radarView>;

export const radarList = z.object({
  edition: editionView.nullable(),
  segments: z.array(segmentView),
  rings: z.array(ringView),
  radars: z.array(
    z.object({
      ecosystem: z.string(),
      number: z.number(),
      name: z.string(),
      trendCount: z.number(),
      volume: z.number().describe('Pieces of independent evidence behind its trends'),
      blips: z.array(
        placementView.pick({
          trendId: true,
          name: true,
          segment: true,
          radius: true,
          angle: true,
          ring: true,
          volume: true,
          movement: true,
          origin: true,
        }),
      ),
      movers: z
        .array(placementView.pick({ trendId: true, name: true, ring: true, movement: true, momentum: true }))
        .describe('The three trends that move most'),
    }),
  ),
});
export type RadarList = z.infer<typeof radarList>;

export const explanationView = z.looseObject({
  trendId: z.string(),
  ecosystem: z.string(),
  name: z.string(),
  radius: z.number(),
  ring: z.string(),
  contributions: z
    .array(z.looseObject({ kind: z.string(), value: z.number() }))
    .describe('Their values sum to the radius'),
  counterfactuals: z.array(
    z.looseObject({ without: z.string(), radius: z.number().nullable(), ring: z.string().nullable() }),
  ),
  words: z.array(z.object({ term: z.string(), signals: z.number() })).optional(),
  onePublisher: z.object({ publisher: z.string(), n: z.number(), of: z.number() }).nullable().optional(),
  sentences: z.array(z.string()),
  inputs: z.looseObject({
    asOf: z.string(),
    signals: z.object({
      independent: z.number().describe('Pieces of independent evidence in all'),
      digest: z.string().nullable().describe('Over ids and contents of all signals, copies included'),
      listed: z
        .array(z.object({ id: z.string(), hash: z.string() }))
        .describe('The clearest 200 at most, with the first 16 digits of their content hash'),
    }),
  }),
  topEvidence: z
    .array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        words: z.array(z.looseObject({ term: z.string(), weight: z.number() })),
      }),
    )
    .describe('The clearest ten, with the words and codes that tied them to the trend'),
});

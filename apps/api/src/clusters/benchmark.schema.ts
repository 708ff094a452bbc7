import { ECOSYSTEM_IDS } from '#libs/domain';
import { z } from 'zod';
import { uuid } from '../shared/uuid.js';

const interval = z.object({ low: z.number(), high: z.number() });

export const benchmarkQuery = z.object({
  ecosystem: z.enum(ECOSYSTEM_IDS).optional().describe('One of the cluster; the one with most weight without it'),
  market: z.enum(['all', 'europe', 'country', 'region']).default('all').describe('What the cluster is held against'),
});
export type BenchmarkQuery = z.infer<typeof benchmarkQuery>;
export const verdict = z.enum(['strength', 'gap', 'not distinguishable']);

export const trendBenchmarkView = z.object({
  trendId: z.string(),
  name: z.string(),
  count: z.number().describe('Pieces of independent evidence by members'),
  own: z.number().describe('Own evidence beside it: private, never counted in the comparison'),
  expected: z.number(),
  share: z.number(),
  marketShare: z.number(),
  raw: z
    .object({ quotient: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('Location quotient as counted, 95 % interval'),
  quotient: z.number().describe('Shrunken towards the peers: what is judged'),
  interval: interval.describe('90 % credible interval'),
  symmetric: z.number(),
  rank: z.number(),
  of: z.number(),
  percentile: z.number().nullable().describe('Mid-rank; null below 8 clusters'),
  percentileInterval: interval.nullable(),
  peers: z.object({ q1: z.number(), median: z.number(), q3: z.number() }).nullable().describe('Null below 5 peers'),
  growth: z
    .object({ ratio: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('Last three years over the three before, against the market'),
  density: z.number().nullable(),
  verdict,
});
export type TrendBenchmarkView = z.infer<typeof trendBenchmarkView>;

export const benchmarkView = z.object({
  cluster: z.object({ id: z.string(), name: z.string(), synthetic: z.boolean() }),
  ecosystem: z.string(),
  ecosystems: z.array(z.object({ ecosystem: z.string(), weight: z.number() })),
  market: z.object({ scope: z.string(), label: z.string(), total: z.number() }),
  evidence: z.number().describe('All pieces of evidence of the cluster on these trends'),
  peers: z.object({
    chosen: z.enum(['nearest', 'by hand']),
    n: z.number(),
    named: z.array(z.string()).describe('Those that let themselves be named'),
    field: z.number().describe('Clusters of the ecosystem, this one included'),
  }),
  prior: z.object({ shape: z.number(), rate: z.number(), source: z.enum(['fitted', 'default']) }),
  stars: z.object({
    stars: z.number(),
    unknown: z.number(),
    of: z.number(),
    ruleSet: z.string(),
    results: z.array(
      z.object({
        dimension: z.string(),
        label: z.string(),
        met: z.boolean().nullable(),
        value: z.number().nullable(),
        bar: z.number().nullable(),
      }),
    ),
  }),
  caveats: z.array(z.string()),
  trends: z.array(trendBenchmarkView),
});
export type BenchmarkView = z.infer<typeof benchmarkView>;

export const overlayView = z.object({
  cluster: z.object({ id: z.string(), name: z.string() }),
  ecosystem: z.string(),
  trends: z.record(z.string(), verdict),
});
export const peersView = z.object({
  chosen: z.array(z.string()).nullable().describe('By hand; null = the nearest'),
  candidates: z.array(z.object({ id: z.string(), name: z.string(), country: z.string().nullable() })),
});
export const peersBody = z.strictObject({ peers: z.array(uuid).min(1).max(50).nullable() });
export const regionView = z.object({
  nuts: z.string().nullable(),
  figures: z.array(
    z.object({
      indicator: z.string(),
      label: z.string(),
      nuts: z.string(),
      year: z.number(),
      value: z.number(),
      vintage: z.string(),
      percentile: z.number(),
    }),
  ),
});

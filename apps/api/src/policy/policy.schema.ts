import { ECOSYSTEM_IDS } from '#libs/domain';
import { z } from 'zod';

export const policyQuery = z.object({
  ecosystem: z.enum(ECOSYSTEM_IDS),
  by: z
    .enum(['country', 'region'])
    .default('country')
    .describe('Regions count signals of members of clusters only: others do not say where they are from'),
});
export type PolicyQuery = z.infer<typeof policyQuery>;
export const needsQuery = policyQuery.pick({ ecosystem: true });

const rankInterval = z.object({
  rank: z.number().nullable(),
  median: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  fragile: z.boolean().describe('The interval covers more than a third of the field'),
});
export const heatMapView = z.object({
  ecosystem: z.string(),
  by: z.enum(['country', 'region']),
  trends: z.array(z.object({ id: z.string(), name: z.string(), n: z.number() })),
  places: z.array(
    z.object({
      place: z.string(),
      evidence: z.number(),
      clusters: z.number().nullable().describe('Null below 3'),
      specialised: z.number().describe('Trends with more than the market, for certain'),
      growth: z.number().nullable().describe('Last three years over the three before, against all places'),
      rank: rankInterval,
      cells: z.array(
        z.object({
          n: z.number(),
          quotient: z.number(),
          low: z.number(),
          high: z.number(),
          verdict: z.enum(['more', 'less', 'not distinguishable']),
        }),
      ),
    }),
  ),
  left: z.number().describe('Places with too little evidence to be shown'),
  warning: z.boolean().describe('Some ranks say little: their interval covers more than a third of the field'),
  sensitivity: z
    .record(z.string(), z.number())
    .nullable()
    .describe('Share of the rank shifts that each choice explains by itself'),
});
export type HeatMap = z.infer<typeof heatMapView>;

export const needsView = z.object({
  ecosystem: z.string(),
  clusters: z.number(),
  shown: z.boolean().describe('False below 5 clusters: single ones would be recognised'),
  trends: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      gaps: z.number(),
      strengths: z.number(),
      calls: z.number().describe('Calls that can still be entered and speak of the trend'),
      budgetEur: z.number(),
    }),
  ),
});

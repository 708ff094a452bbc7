import { SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';

const interval = z.object({ low: z.number(), high: z.number() });
const estimate = z.object({ value: z.number(), interval }).nullable();
const subScore = z.object({
  score: z.number().nullable().describe('0..1, more = more emergent; null when the data do not tell'),
  measured: z.number().nullable().describe('The quantity behind it, in its own unit'),
});

export const analysisView = z.object({
  trendId: z.string(),
  asOf: z.string(),
  lifeCycles: z.array(
    z.object({
      kind: z.enum(SIGNAL_KINDS),
      evidence: z.number(),
      /** Null: fewer than 10 pieces of evidence or 6 complete years. */
      fit: z
        .object({
          stage: z.string(),
          family: z.enum(['logistic', 'gompertz', 'exponential']),
          note: z.string(),
          saturation: estimate.describe('Signals in all at saturation; null before the inflection'),
          inflection: estimate.describe('Decimal year'),
          share: estimate.describe('Share of the life cycle that is over'),
          candidates: z.array(z.object({ family: z.string(), aicc: z.number().nullable() })),
          expected: z.array(z.object({ year: z.number(), n: z.number() })),
        })
        .nullable(),
    }),
  ),
  bursts: z.array(
    z.object({
      kind: z.enum(SIGNAL_KINDS),
      from: z.string().describe('A year, or a quarter as in 2026-Q1'),
      to: z.string(),
      weight: z.number().describe('How much better a burst explains these periods; more = stronger'),
    }),
  ),
  emergence: z.object({
    novelty: subScore,
    growth: subScore,
    coherence: subScore,
    impact: subScore,
    uncertainty: subScore,
  }),
});
export type AnalysisView = z.infer<typeof analysisView>;

export const ecosystemSeriesQuery = z.object({
  by: z.enum(['year', 'country', 'quarter', 'investment']).default('year'),
});
export const ecosystemSeriesView = z.object({
  ecosystem: z.string(),
  by: z.enum(['year', 'country', 'quarter', 'investment']),
  points: z.array(
    z.object({
      kind: z.enum(SIGNAL_KINDS),
      period: z.string(),
      country: z.string().nullable(),
      n: z.number().describe('Pieces of independent evidence'),
      total: z.number().describe('The same cut over all evidence: the offset'),
      amountEur: z.number().nullable(),
      incomplete: z.boolean(),
    }),
  ),
});

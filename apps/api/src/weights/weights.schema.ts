import { SIGNAL_KINDS, type SignalKind } from '#libs/domain';
import { z } from 'zod';
import { uuid } from '../shared/uuid.js';

const byKind = <T extends z.ZodType>(type: T) =>
  Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, type])) as Record<SignalKind, T>;
const aggregation = z.enum(['arithmetic', 'geometric']);

export const weightsQuery = z.object({
  ...byKind(z.coerce.number().min(0).max(10).optional()),
  aggregation: aggregation.optional(),
  variant: uuid.optional().describe('A saved variant; factors given beside it overrule its own'),
  spread: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe('How far the weights vary in the Monte Carlo: 0.25 = by a quarter either way'),
  draws: z.coerce.number().int().min(1).max(2_000).default(500),
});
export type WeightsQuery = z.infer<typeof weightsQuery>;

export const settings = z.strictObject({
  factors: z.strictObject(byKind(z.number().min(0).max(10).default(1))),
  aggregation: aggregation.default('arithmetic'),
});
export type Settings = z.infer<typeof settings>;

export const variantBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .regex(/^[^\p{C}<>]+$/u, 'must be plain text'),
  settings,
  shared: z.boolean().default(false).describe('Everybody may look at it; needs an editor'),
});
export type VariantBody = z.infer<typeof variantBody>;
export const variantView = z.object({
  id: z.string(),
  ecosystem: z.string(),
  name: z.string(),
  settings,
  shared: z.boolean(),
  own: z.boolean(),
  createdAt: z.string(),
});

export const labView = z.object({
  ecosystem: z.string(),
  edition: z.number(),
  factors: z.record(z.string(), z.number()),
  aggregation,
  variant: variantView.pick({ id: true, name: true }).nullable(),
  fragileShare: z.number().describe('Share of trends whose rank interval spans a third of the field or more'),
  warning: z.string().nullable(),
  sensitivity: z.object({
    meanShift: z.number().nullable().describe('Places that a trend moves in a draw, on average'),
    firstOrder: z
      .record(z.string(), z.number())
      .nullable()
      .describe('Share of the variance of the shifts that each choice explains by itself'),
  }),
  trends: z.array(
    z.object({
      trendId: z.string(),
      name: z.string(),
      published: z.object({ radius: z.number(), ring: z.string(), rank: z.number() }),
      radius: z.number().nullable(),
      ring: z.string().nullable(),
      rank: z.number().nullable(),
      rankInterval: z.object({ low: z.number(), high: z.number() }).nullable(),
      fragile: z.boolean(),
    }),
  ),
});

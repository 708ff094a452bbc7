import { ECOSYSTEM_IDS } from '#libs/domain';
import { z } from 'zod';
import { limit } from '../shared/parameters.js';

const status = z.enum(['active', 'retired', 'rejected', 'merged']);
const plain = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{C}<>]+$/u, 'must be plain text');
const reason = plain(3, 300);

export const deskQuery = z.object({ status: status.optional() });
export const decision = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept') }),
  z.strictObject({ action: z.literal('reject'), reason: reason.optional() }),
  z.strictObject({ action: z.literal('reopen') }),
  z.strictObject({ action: z.literal('rename'), name: plain(3, 60) }),
  z.strictObject({ action: z.literal('move'), segment: z.string().max(40) }),
  z.strictObject({ action: z.literal('merge'), into: z.string().max(100), reason: reason.optional() }),
  z.strictObject({ action: z.literal('phase-out'), reason }),
  z.strictObject({ action: z.literal('keep') }),
]);
export type Decision = z.infer<typeof decision>;

export const deskTrend = z.looseObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  ecosystem: z.string(),
  segment: z.string(),
  origin: z.enum(['curated', 'discovered']),
  status,
  accepted: z.boolean(),
  mergedInto: z.string().nullable(),
  phaseOut: z.string().nullable().optional().describe('Day since which it is being phased out'),
  phaseOutReason: z.string().nullable().optional(),
  endedAt: z.string().nullable().optional(),
  endedReason: z.string().nullable().optional(),
  signals: z.number().optional(),
});

export const fadingTrend = z.object({
  id: z.string(),
  name: z.string(),
  ecosystem: z.string(),
  quietSince: z.number().describe('Last year with evidence'),
  volume: z.number(),
  phaseOut: z.string().nullable(),
});

export const auditQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  target: z.string().max(300).optional().describe('Id of a trend or a signal'),
  limit: limit(50, 200),
});
export type AuditQuery = z.infer<typeof auditQuery>;
export const auditPage = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      target: z.string(),
      name: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
      undoes: z.number().nullable(),
      undoneBy: z.number().nullable(),
    }),
  ),
  nextBefore: z.number().nullable(),
});
export const eventParams = z.object({ id: z.coerce.number().int().min(1).max(9e15) });

export const correctionBody = z.union([
  z.strictObject({ ecosystem: z.enum(ECOSYSTEM_IDS), belongs: z.boolean() }),
  z.strictObject({ trend: z.string().min(1).max(100), belongs: z.boolean() }),
]);
export type CorrectionBody = z.infer<typeof correctionBody>;
export const correctionView = z.object({
  signalId: z.string(),
  title: z.string().nullable(),
  targetKind: z.enum(['ecosystem', 'trend']),
  target: z.string(),
  belongs: z.boolean(),
  actor: z.string(),
  at: z.string(),
});
export const correctionsQuery = z.object({ signal: z.string().max(300).optional(), limit: limit(50, 500) });
export type CorrectionsQuery = z.infer<typeof correctionsQuery>;

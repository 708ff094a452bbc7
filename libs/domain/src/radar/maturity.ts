import type { SignalKind } from '../signal/signal.js';
import { asOfDay } from '../series/calendar.js';
import { buildSeries, type EvidenceSeries, type KindYearCounts } from '../series/series.js';
import { shareBelief, shareTable, type ShareBelief, type ShareTable } from './life-cycle-share.js';
import type { PlacementParameters } from './method.js';

/** What one kind of evidence says about a trend. */
export interface KindReading {
  readonly kind: SignalKind;
  /** Pieces of independent evidence, all years. */
  readonly evidence: number;
  /** Pieces in complete years, from which the life-cycle share is read. */
  readonly dated: number;
  readonly share: ShareBelief;
  /** anchor + span · F, 0..1. */
  readonly maturity: number;
  /** n / (n + k), 0..1. */
  readonly reliability: number;
  /** Normalised w · q; the weights of a trend sum to 1. */
  readonly weight: number;
}

export interface MaturityReading {
  /** Kinds present, in the order of SIGNAL_KINDS. A kind without evidence says nothing and is not listed. */
  readonly kinds: readonly KindReading[];
  /** Σ weight · maturity, 0..1. */
  readonly maturity: number;
}

/** n / (n + k): ten signals of a kind with k = 30 are believed a quarter. */
export const reliability = (evidence: number, half: number): number => evidence / (evidence + half);

/** anchor + span · F, kept inside 0..1. */
export const kindMaturity = (kind: SignalKind, share: number, p: PlacementParameters): number =>
  Math.min(1, Math.max(0, p.anchors[kind] + p.span * share));

/** Σ w q m / Σ w q. Null when nothing weighs. The members may come in any order. */
export function fuse(members: readonly { readonly weight: number; readonly maturity: number }[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, maturity } of members) {
    sum += weight * maturity;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

/** Share tables by kind. All trends of a radar share totals and as-of day, so the tables are built once. */
export type ShareTables = ReadonlyMap<SignalKind, ShareTable>;

export function shareTables(series: EvidenceSeries, p: PlacementParameters): ShareTables {
  return new Map(series.kinds.map((k) => [k.kind, shareTable(k.fit, p.diffusionRate)]));
}

/** The tables of all radars as of a day: they rest on the totals only. */
export const tablesOf = (totals: KindYearCounts, asOf: string, p: PlacementParameters): ShareTables =>
  shareTables(buildSeries({}, totals, asOfDay(asOf), p.incompleteYears), p);

/** Reads every kind for itself and fuses late. Null when no kind with a weight above zero has evidence. */
export function readMaturity(
  series: EvidenceSeries,
  p: PlacementParameters,
  tables: ShareTables = shareTables(series, p),
): MaturityReading | null {
  const present = series.kinds.filter((k) => k.evidence > 0 && p.weights[k.kind] > 0);
  const readings = present.map((k) => {
    const table = tables.get(k.kind) ?? shareTable(k.fit, p.diffusionRate);
    const share = shareBelief(table, k.fit);
    const q = reliability(k.evidence, p.reliabilityHalf);
    const dated = k.fit.reduce((sum, point) => sum + point.count, 0);
    const maturity = kindMaturity(k.kind, share.mean, p);
    return {
      kind: k.kind,
      evidence: k.evidence,
      dated,
      share,
      maturity,
      reliability: q,
      weight: p.weights[k.kind] * q,
    };
  });
  const maturity = fuse(readings);
  if (maturity === null) return null;
  const total = readings.reduce((sum, r) => sum + r.weight, 0);
  return { maturity, kinds: readings.map((r) => ({ ...r, weight: r.weight / total })) };
}

import { badInput } from '../error/error.js';
import { SIGNAL_KINDS, type SignalKind } from '../signal/signal.js';
import { asOfDay, type AsOf } from './calendar.js';

/** Pieces of independent evidence by year: ten copies of one press release count once. */
export type YearCounts = Readonly<Record<number, number>>;
export type KindYearCounts = Readonly<Partial<Record<SignalKind, YearCounts>>>;

/** One year of one kind. */
export interface SeriesPoint {
  readonly year: number;
  /** The trend's evidence. */
  readonly count: number;
  /** All evidence of that kind and year in the universe: the offset, because databases grow. Always >= count. */
  readonly total: number;
  /** count / total. */
  readonly share: number;
  /** False for years the source has not finished delivering; fits leave them out. */
  readonly complete: boolean;
}

export interface KindSeries {
  readonly kind: SignalKind;
  /** Evidence of all years, complete or not. */
  readonly evidence: number;
  /** Ascending; only years in which the universe has evidence of this kind. */
  readonly points: readonly SeriesPoint[];
  /** The complete points. */
  readonly fit: readonly SeriesPoint[];
}

/** The evidence of one trend by kind and year, as of a day. */
export interface EvidenceSeries {
  readonly asOf: AsOf;
  /** Only kinds the universe has any evidence of, in the order of SIGNAL_KINDS. */
  readonly kinds: readonly KindSeries[];
  readonly evidence: number;
}

/** By kind: how many calendar years, counting the running one, are not complete. Patents publish 18 months late. */
export type IncompleteYears = Readonly<Partial<Record<SignalKind, number>>>;

/** The last year of a kind that is complete: the running year never is, unless it is 31 December and nothing lags. */
export function lastCompleteYear(asOf: AsOf, incompleteYears: number): number {
  return incompleteYears <= 1 && asOf.yearGone === 1 ? asOf.year : asOf.year - Math.max(1, incompleteYears);
}

/**
 * Lines the trend's counts up with the totals. Years after the as-of day do not exist yet and are ignored.
 * Throws BAD_INPUT when a count is negative, not finite, or larger than its total.
 */
export function buildSeries(
  counts: KindYearCounts,
  totals: KindYearCounts,
  asOf: string | AsOf,
  incompleteYears: IncompleteYears,
): EvidenceSeries {
  const day = typeof asOf === 'string' ? asOfDay(asOf) : asOf;
  const kinds: KindSeries[] = [];
  for (const kind of SIGNAL_KINDS) {
    const own = counts[kind] ?? {};
    const all = totals[kind] ?? {};
    const last = lastCompleteYear(day, incompleteYears[kind] ?? 1);
    for (const year of Object.keys(own)) checkCount(own[Number(year)], all[Number(year)], kind, year);
    const points = Object.keys(all)
      .map(Number)
      .filter((year) => year <= day.year && (all[year] ?? 0) > 0)
      .sort((a, b) => a - b)
      .map((year) => point(year, own[year] ?? 0, all[year] ?? 0, year <= last));
    if (points.length === 0) continue;
    kinds.push({
      kind,
      evidence: points.reduce((sum, p) => sum + p.count, 0),
      points,
      fit: points.filter((p) => p.complete),
    });
  }
  return { asOf: day, kinds, evidence: kinds.reduce((sum, k) => sum + k.evidence, 0) };
}

const point = (year: number, count: number, total: number, complete: boolean): SeriesPoint => ({
  year,
  count,
  total,
  share: count / total,
  complete,
});

function checkCount(count: number | undefined, total: number | undefined, kind: SignalKind, year: string): void {
  const path = `counts.${kind}.${year}`;
  if (count === undefined || !Number.isFinite(count) || count < 0) {
    throw badInput(`The count of ${kind} in ${year} is ${count}. Counts are finite numbers from 0.`, [
      { path, message: 'must be a finite number >= 0' },
    ]);
  }
  if (total === undefined ? count > 0 : !(total >= count) || total === Infinity) {
    throw badInput(
      `The trend has ${count} ${kind} signals in ${year}, the whole universe ${total ?? 'none'}. Count totals over all signals.`,
      [{ path, message: `must not exceed the total of ${total ?? 0}` }],
    );
  }
}

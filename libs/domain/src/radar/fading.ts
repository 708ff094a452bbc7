import type { KindYearCounts } from '../series/series.js';

/** Complete years without evidence after which a trend is proposed for phasing out. */
const QUIET_YEARS = 2;

/**
 * The last year with evidence, when it lies more than two complete years back: nothing has come since, and editors may let the trend go.
 * Null while evidence comes, and where there never was any.
 * @param asOfYear calendar year of the edition
 */
export function quietSince(counts: KindYearCounts, asOfYear: number): number | null {
  const years = Object.values(counts).flatMap((byYear) =>
    Object.entries(byYear ?? {}).flatMap(([year, n]) => (n > 0 ? [Number(year)] : [])),
  );
  if (years.length === 0) return null;
  const last = Math.max(...years);
  return last < asOfYear - QUIET_YEARS ? last : null;
}

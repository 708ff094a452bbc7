import { type Kind, KINDS, type SeriesPoint } from '../api/types.js';

export interface YearBar {
  readonly year: number;
  readonly n: number;
  /** Everything of the kind in that year, whatever the trend. Null when no evidence of the trend tells it. */
  readonly total: number | null;
  readonly incomplete: boolean;
}

export interface KindSeries {
  readonly kind: Kind;
  readonly sum: number;
  readonly top: number;
  readonly years: readonly YearBar[];
}

const MOST_YEARS = 20;

/** One series for each kind with evidence, over the same years, gaps filled with zero, so that the pictures can be compared. */
export function seriesByKind(points: readonly SeriesPoint[]): readonly KindSeries[] {
  const years = points.map(({ year }) => year);
  if (years.length === 0) return [];
  const last = Math.max(...years);
  const first = Math.max(Math.min(...years, last - 5), last - MOST_YEARS + 1);
  return KINDS.flatMap((kind) => {
    const own = points.filter((point) => point.kind === kind);
    if (own.length === 0) return [];
    const firstIncomplete = Math.min(...own.filter(({ incomplete }) => incomplete).map(({ year }) => year), Infinity);
    const bars = Array.from({ length: last - first + 1 }, (_, index): YearBar => {
      const year = first + index;
      const point = own.find((candidate) => candidate.year === year);
      return {
        year,
        n: point?.n ?? 0,
        total: point?.total ?? null,
        incomplete: point?.incomplete ?? year >= firstIncomplete,
      };
    });
    return [
      { kind, sum: own.reduce((sum, { n }) => sum + n, 0), top: Math.max(...bars.map(({ n }) => n)), years: bars },
    ];
  });
}

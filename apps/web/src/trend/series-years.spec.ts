import { describe, expect, it } from '@jest/globals';
import type { SeriesPoint } from '../api/types.js';
import { seriesByKind } from './series-years.js';
import { steps } from './waterfall-steps.js';

const point = (kind: SeriesPoint['kind'], year: number, n: number, incomplete = false): SeriesPoint => ({
  kind,
  year,
  n,
  total: 100,
  incomplete,
});

describe('series by kind', () => {
  it('gives all kinds the same years, with zeros in the gaps', () => {
    const series = seriesByKind([point('patent', 2018, 2), point('patent', 2021, 5), point('news', 2023, 7, true)]);
    expect(series.map(({ kind, sum, top }) => [kind, sum, top])).toEqual([
      ['patent', 7, 5],
      ['news', 7, 7],
    ]);
    expect(series[0]!.years.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023]);
    expect(series[0]!.years.map(({ n }) => n)).toEqual([2, 0, 0, 5, 0, 0]);
  });

  it('hatches years after the first incomplete one, also where there is nothing', () => {
    const [patents] = seriesByKind([point('patent', 2019, 3), point('patent', 2022, 1, true), point('news', 2024, 1)]);
    expect(patents!.years.filter(({ incomplete }) => incomplete).map(({ year }) => year)).toEqual([2022, 2023, 2024]);
  });

  it('shows six years at least and twenty at most, and nothing for nothing', () => {
    expect(seriesByKind([point('news', 2026, 1)])[0]!.years).toHaveLength(6);
    expect(seriesByKind([point('news', 1980, 1), point('news', 2026, 1)])[0]!.years).toHaveLength(20);
    expect(seriesByKind([])).toEqual([]);
  });
});

describe('waterfall', () => {
  it('lays contributions end to end, largest first, up to their sum', () => {
    const laid = steps([
      { kind: 'news', value: 0.1, weight: 0.2, maturity: 0.5, evidence: 2 },
      { kind: 'patent', value: 0.3, weight: 0.8, maturity: 0.6, evidence: 9 },
    ]);
    expect(laid.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['patent', 0, 0.3],
      ['news', 0.3, 0.4],
    ]);
    expect(steps([])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SeriesPoint } from '../api/types.js';
import { seriesByKind } from './series-years.js';

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

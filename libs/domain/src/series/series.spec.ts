import { describe, expect, it } from '@jest/globals';
import { asOfDay } from './calendar.js';
import { buildSeries, lastCompleteYear } from './series.js';

describe('asOfDay', () => {
  it('knows how much of the year is gone', () => {
    expect(asOfDay('2026-12-31').yearGone).toBe(1);
    expect(asOfDay('2026-01-01').yearGone).toBeCloseTo(1 / 365, 12);
    expect(asOfDay('2024-02-29').yearGone).toBeCloseTo(60 / 366, 12);
    expect(asOfDay('2024-03-01').yearGone).toBeCloseTo(61 / 366, 12);
  });

  it.each(['', '2026', '2026-2-1', '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-01-01T00:00:00Z'])(
    'refuses "%s"',
    (day) => expect(() => asOfDay(day)).toThrow('YYYY-MM-DD'),
  );
});

describe('lastCompleteYear', () => {
  it('never takes the running year for complete, except on its last day', () => {
    expect(lastCompleteYear(asOfDay('2026-11-20'), 0)).toBe(2025);
    expect(lastCompleteYear(asOfDay('2026-11-20'), 1)).toBe(2025);
    expect(lastCompleteYear(asOfDay('2026-11-20'), 2)).toBe(2024);
    expect(lastCompleteYear(asOfDay('2026-12-31'), 1)).toBe(2026);
    expect(lastCompleteYear(asOfDay('2026-12-31'), 2)).toBe(2024);
  });
});

describe('buildSeries', () => {
  const totals = { publication: { 2023: 10, 2024: 20, 2026: 5, 2027: 9 }, patent: { 2024: 4, 2026: 100 }, news: {} };

  it('lines counts up with totals, marks incomplete years and leaves the future out', () => {
    const series = buildSeries(
      { publication: { 2024: 5, 2026: 1, 2027: 2 }, patent: { 2026: 3 } },
      totals,
      '2026-11-20',
      {
        patent: 2,
      },
    );
    expect(series.evidence).toBe(9);
    expect(series.kinds.map((k) => [k.kind, k.evidence, k.fit.map((p) => p.year)])).toEqual([
      ['publication', 6, [2023, 2024]],
      ['patent', 3, [2024]],
    ]);
    expect(series.kinds[0]?.points[1]).toEqual({ year: 2024, count: 5, total: 20, share: 0.25, complete: true });
  });

  it('is empty without evidence, and drops kinds the universe knows nothing of', () => {
    const series = buildSeries({}, totals, '2026-11-20', {});
    expect(series.evidence).toBe(0);
    expect(series.kinds.map((k) => k.kind)).toEqual(['publication', 'patent']);
    expect(buildSeries({}, {}, '2026-11-20', {}).kinds).toEqual([]);
  });

  it.each([
    [{ publication: { 2024: -1 } }, 'counts.publication.2024'],
    [{ publication: { 2024: Number.NaN } }, 'counts.publication.2024'],
    [{ publication: { 2024: 21 } }, 'counts.publication.2024'],
    [{ news: { 2024: 1 } }, 'counts.news.2024'],
  ])('refuses impossible counts %j', (counts, path) => {
    expect(() => buildSeries(counts, totals, '2026-11-20', {})).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: [expect.objectContaining({ path })] }),
    );
  });
});

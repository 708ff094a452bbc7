import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { SIGNAL_KINDS } from '../signal/signal.js';
import type { KindYearCounts } from '../series/series.js';
import { readRadarDefinition } from './method.js';
import { placeRadar, type PlaceRadarInput } from './place.js';
import type { Placement } from './radar.js';

const definition = readRadarDefinition(JSON.parse(readFileSync('data/radar.json', 'utf8')));

const years = Array.from({ length: 15 }, (_, i) => 2012 + i);
const flat = (n: number): Record<number, number> => Object.fromEntries(years.map((year) => [year, n]));
const totals: KindYearCounts = Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, flat(1000)]));

const place = (counts: KindYearCounts, more: Partial<PlaceRadarInput> = {}): Placement | undefined =>
  placeRadar(
    {
      ecosystem: 'digital',
      asOf: '2026-11-20',
      trends: [{ trendId: 'edge-ai', segment: 'digital', counts }],
      totals,
      previous: new Map(),
      angles: new Map([['edge-ai', 100]]),
      ...more,
    },
    definition,
  )[0];

describe('placeRadar', () => {
  it('fuses by hand: 20 even publications and 10 even news reports', () => {
    // Even evidence in an even universe: F = 0.5, so publications say 0.2 and news 0.7; weights 1 x 20/50 and 0.6 x 10/40.
    const placement = place({ publication: flat(20 / 15), news: flat(10 / 15) });
    expect(placement?.maturity).toBeCloseTo((0.4 * 0.2 + 0.15 * 0.7) / 0.55, 6);
    expect(placement?.radius).toBeCloseTo(1 - 0.185 / 0.55, 6);
    expect(placement?.ring).toBe('prepare');
    expect(placement?.volume).toBeCloseTo(30, 9);
    expect(placement?.movement).toBe('new');
    expect(placement?.previousRadius).toBeNull();
  });

  it('does not place a trend with less than the minimum evidence, nor an empty radar', () => {
    expect(place({ news: { 2025: 2 } })).toBeUndefined();
    expect(place({ news: { 2025: 3 } })?.volume).toBe(3);
    expect(place({}, { trends: [] })).toBeUndefined();
  });

  it('places by kind alone what only incomplete years date', () => {
    const placement = place({ patent: { 2026: 12 } });
    expect(placement?.maturity).toBeCloseTo(0.4, 6);
    expect(placement?.momentum).toEqual({ growth: null, low: null, high: null });
  });

  it('keeps radius inside interval and probabilities summing to one', () => {
    const cells = fc.dictionary(fc.constantFrom(...years.map(String)), fc.integer({ min: 0, max: 40 }));
    const counts = fc.record({ publication: cells, patent: cells, investment: cells, news: cells, article: cells });
    fc.assert(
      fc.property(counts, (c) => {
        const placement = place(c);
        if (!placement) return;
        expect(placement.interval.low).toBeLessThanOrEqual(placement.radius);
        expect(placement.interval.high).toBeGreaterThanOrEqual(placement.radius);
        expect(placement.interval.low).toBeGreaterThanOrEqual(0);
        expect(placement.interval.high).toBeLessThanOrEqual(1);
        expect(Object.values(placement.ringProbability).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('never moves a trend outward when the first evidence of the maturest kinds arrives', () => {
    const cells = fc.dictionary(fc.constantFrom(...years.map(String)), fc.integer({ min: 1, max: 20 }), { minKeys: 3 });
    fc.assert(
      fc.property(
        cells,
        cells,
        cells,
        fc.constantFrom('news' as const, 'article' as const),
        (publication, patent, more, kind) => {
          const before = place({ publication, patent });
          const after = place({ publication, patent, [kind]: more });
          expect(after?.radius).toBeLessThanOrEqual(before?.radius ?? 0);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of trends or on who else stands on the radar', () => {
    const trends = ['a', 'b', 'c'].map((trendId, i) => ({
      trendId,
      segment: 'green',
      counts: { publication: flat(i + 1), news: flat(3 - i) },
    }));
    const angles = new Map(trends.map((t, i) => [t.trendId, i]));
    const run = (list: typeof trends) =>
      new Map(
        placeRadar(
          { ecosystem: 'retail', asOf: '2026-11-20', trends: list, totals, previous: new Map(), angles },
          definition,
        ).map((p) => [p.trendId, p]),
      );
    const all = run(trends);
    for (const [id, placement] of run([...trends].reverse())) expect(placement).toEqual(all.get(id));
    expect(run([trends[1]!]).get('b')).toEqual(all.get('b'));
  });

  it('widens the interval when kinds are missing, with the same amount of evidence', () => {
    const width = (counts: KindYearCounts): number => {
      const placement = place(counts);
      return (placement?.interval.high ?? 0) - (placement?.interval.low ?? 0);
    };
    // Patents and investments report about the same maturity, so only the number of witnesses differs.
    const one = width({ patent: flat(4) });
    const both = width({ patent: flat(2), investment: flat(2) });
    expect(both).toBeLessThan(one);
  });

  it('takes hysteresis and movement from the previous edition', () => {
    const counts = { publication: flat(20 / 15), news: flat(10 / 15) };
    const kept = place(counts, { previous: new Map([['edge-ai', { radius: 0.72, ring: 'watch' }]]) });
    expect(kept?.ring).toBe('prepare');
    expect(kept?.movement).toBe('in');
    expect(kept?.previousRadius).toBe(0.72);
  });

  it('refuses a trend without angle and an unknown segment, by name', () => {
    expect(() => place({ news: { 2025: 5 } }, { angles: new Map() })).toThrow('edge-ai');
    const trends = [{ trendId: 'edge-ai', segment: 'nowhere', counts: { news: { 2025: 5 } } }];
    expect(() => place({}, { trends })).toThrow('nowhere');
  });

  it('refuses a definition by the path of each wrong field', () => {
    const broken = {
      ...definition,
      rings: [],
      placement: { ...definition.placement, span: 2, anchors: { publication: 0 } },
    };
    expect(() => readRadarDefinition(broken)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        details: expect.arrayContaining([
          expect.objectContaining({ path: 'placement.span' }),
          expect.objectContaining({ path: 'placement.anchors.patent' }),
          expect.objectContaining({ path: 'rings' }),
        ]),
      }),
    );
    expect(() => readRadarDefinition(null)).toThrow('data/radar.json');
  });
});

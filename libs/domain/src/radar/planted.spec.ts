import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { poissonDraw } from '../random/draws.js';
import { randomFrom, type Random } from '../random/random.js';
import { SIGNAL_KINDS, type SignalKind } from '../signal/signal.js';
import { expectedEvidence, expectedUniverse, type PlantedTrend } from './expected-evidence.js';
import { fuse, kindMaturity, reliability } from './maturity.js';
import { readRadarDefinition } from './method.js';
import { placeRadar } from './place.js';
import type { Placement } from './radar.js';
import { ringOf } from './ring.js';

const definition = readRadarDefinition(JSON.parse(readFileSync('data/radar.json', 'utf8')));
const p = definition.placement;

const mixes = fc.record({
  publication: fc.double({ min: 0.02, max: 1, noNaN: true }),
  patent: fc.double({ min: 0, max: 1, noNaN: true }),
  investment: fc.double({ min: 0, max: 1, noNaN: true }),
  news: fc.double({ min: 0, max: 1, noNaN: true }),
  article: fc.double({ min: 0.02, max: 1, noNaN: true }),
});

describe('expectedEvidence', () => {
  const trend: PlantedTrend = {
    maturity: 0.5,
    growth: 0.1,
    volume: 60,
    mix: { publication: 0.4, patent: 0, news: 0.3, article: 0.3 },
    asOfYear: 2026,
    yearGone: 0.5,
    universeGrowth: 0.1,
  };

  it('sums to the volume, leaves absent kinds absent, grows as planted and halves the half year', () => {
    const rates = expectedEvidence(trend, p);
    const sum = Object.values(rates).flatMap((cells) => Object.values(cells));
    expect(sum.reduce((a, b) => a + b, 0)).toBeCloseTo(60, 9);
    expect(Object.keys(rates)).toEqual(['publication', 'news', 'article']);
    expect((rates.news?.[2025] ?? 0) / (rates.news?.[2024] ?? 1)).toBeCloseTo(1.1, 9);
    expect((rates.news?.[2026] ?? 0) / (rates.news?.[2025] ?? 1)).toBeCloseTo(0.55, 9);
    expect(Object.keys(rates.news ?? {})).toHaveLength(15);
  });

  it('carries the planted maturity: fused with the formula of placement it comes back', () => {
    const maturity = fc.double({ min: 0.1, max: 0.85, noNaN: true });
    const growth = fc.double({ min: -0.15, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(maturity, growth, mixes, fc.double({ min: 10, max: 300, noNaN: true }), (m, g, mix, volume) => {
        const rates = expectedEvidence({ ...trend, maturity: m, growth: g, mix, volume }, p);
        const news = Object.values(rates).map((cells) => cells[2025]! / cells[2024]!);
        const slope = Math.log(news[0]! / 1.1);
        const share = Math.min(0.975, Math.max(0.025, (1 - slope / p.diffusionRate) / 2));
        const members = Object.entries(rates).map(([kind, cells]) => ({
          weight:
            p.weights[kind as SignalKind] *
            reliability(
              Object.values(cells).reduce((a, b) => a + b, 0),
              p.reliabilityHalf,
            ),
          maturity: kindMaturity(kind as SignalKind, share, p),
        }));
        expect(fuse(members)).toBeCloseTo(m, 6);
      }),
    );
  });

  it.each([
    [{ maturity: 1.2 }, 'maturity'],
    [{ growth: -1 }, 'growth'],
    [{ volume: 0 }, 'volume'],
    [{ mix: {} }, 'mix'],
    [{ firstYear: 2027 }, 'firstYear'],
    [{ yearGone: 2 }, 'yearGone'],
  ])('refuses %j', (wrong, word) => expect(() => expectedEvidence({ ...trend, ...wrong }, p)).toThrow(word));
});

interface Planted extends PlantedTrend {
  readonly trendId: string;
}

/** 400 trends: maturity 0.1..0.9, growth tied to maturity or not, 10 to 200 signals, mixes from "all alike" to "one kind". */
function plant(random: Random, tied: boolean): Planted[] {
  return Array.from({ length: 400 }, (_, i) => {
    const maturity = 0.1 + 0.8 * random.next();
    const noise = random.next() * 2 - 1;
    const growth = tied ? 0.4 - 0.45 * maturity + 0.15 * noise : 0.175 + 0.325 * noise;
    const mix = Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, -Math.log(1 - random.next())]));
    if (random.next() < 0.2) delete mix['patent'];
    const volume = 10 * 20 ** random.next();
    return { trendId: `t${i}`, maturity, growth, volume, mix, asOfYear: 2026, firstYear: 2012, yearGone: 0.55 };
  });
}

/** Draws signals from the rates; `noise` lets every cell be up to e^noise times too many or too few. */
function measure(seed: string, tied: boolean, noise: number) {
  const random = randomFrom(seed);
  const planted = plant(random, tied);
  const totals: Partial<Record<SignalKind, Record<number, number>>> = {};
  const rates = expectedUniverse(planted, p);
  const trends = planted.map(({ trendId }, i) => {
    const counts: Partial<Record<SignalKind, Record<number, number>>> = {};
    for (const [kind, cells] of Object.entries(rates[i] ?? {}) as [SignalKind, Record<number, number>][]) {
      const own = (counts[kind] = {} as Record<number, number>);
      const all = (totals[kind] ??= {});
      for (const [year, rate] of Object.entries(cells)) {
        const n = poissonDraw(random, rate * Math.exp(noise * (2 * random.next() - 1)));
        own[Number(year)] = n;
        all[Number(year)] = (all[Number(year)] ?? 0) + n;
      }
    }
    return { trendId, segment: 'green', counts };
  });
  const angles = new Map(trends.map((t) => [t.trendId, 0]));
  const input = { ecosystem: 'digital' as const, asOf: '2026-07-20', trends, totals, previous: new Map(), angles };
  const placements = placeRadar(input, definition);
  const truth = new Map(planted.map((t) => [t.trendId, 1 - t.maturity]));
  const radiusOf = (placement: Placement): number => truth.get(placement.trendId) ?? Number.NaN;
  const share = (list: Placement[], holds: (placement: Placement) => boolean): number =>
    list.filter(holds).length / list.length;
  return {
    ringHit: share(
      placements.filter((x) => x.volume >= 30),
      (x) => x.ring === ringOf(radiusOf(x), definition.rings).id,
    ),
    coverage: share(placements, (x) => radiusOf(x) >= x.interval.low && radiusOf(x) <= x.interval.high),
  };
}

/**
 * Floors, not best results: measured are ring hits of 0.88 to 0.92 and coverage of 0.88 to 0.93. `kindSpread` of
 * data/radar.json was chosen so that coverage stays inside the band with and without noise between kinds and years.
 */
describe('placement of planted trends', () => {
  it.each([
    ['growth free of maturity', false, 0],
    ['growth tied to maturity', true, 0],
    ['growth tied, kinds and years out of step', true, 0.5],
  ])('%s: ring found for 80 %%, interval of 90 %% holds for 85 to 95 %%', (name, tied, noise) => {
    const runs = ['a', 'b'].map((seed) => measure(`${name} ${seed}`, tied, noise));
    const mean = (of: 'ringHit' | 'coverage'): number => runs.reduce((a, run) => a + run[of], 0) / runs.length;
    expect(mean('ringHit')).toBeGreaterThanOrEqual(0.8);
    expect(mean('coverage')).toBeGreaterThanOrEqual(0.85);
    expect(mean('coverage')).toBeLessThanOrEqual(0.95);
  });
});

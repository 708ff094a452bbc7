import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { poissonDraw } from '../random/draws.js';
import { randomFrom } from '../random/random.js';
import { complementarity, density, relatedness } from './relatedness.js';
import { DEFAULT_PRIOR, fitGammaPrior, marginalLogLikelihood, shrink, type GammaPrior } from './shrinkage.js';
import { specialisation, symmetricOf } from './specialisation.js';
import { midRankPercentile, nearestPeers, standing, verdictOf, type Verdict } from './standing.js';
import { readStars, type StarRuleSet } from './stars.js';

describe('specialisation', () => {
  it('gives the golden vector: LQ 1.5 [1.062, 2.118], RSCA .2, RPA 38.4615', () => {
    const found = specialisation({ own: 30, ownTotal: 400, market: 5000, marketTotal: 100_000 });
    expect(found?.quotient).toBeCloseTo(1.5, 12);
    expect(found?.interval.low).toBeCloseTo(1.062, 3);
    expect(found?.interval.high).toBeCloseTo(2.118, 3);
    expect(found?.symmetric).toBeCloseTo(0.2, 12);
    expect(found?.patentAdvantage).toBeCloseTo(38.4615, 4);
  });

  it('is wide for small counts: 1.5 [.505, 4.456]', () => {
    const found = specialisation({ own: 3, ownTotal: 40, market: 5000, marketTotal: 100_000 });
    expect(found?.quotient).toBeCloseTo(1.5, 12);
    expect(found?.interval.low).toBeCloseTo(0.505, 3);
    // The golden 4.456 was rounded up from z = 1.96; the exact quantile 1.959964 gives 4.4554.
    expect(found?.interval.high).toBeCloseTo(4.456, 2);
    expect(found?.interval.high).toBeCloseTo(4.455434948, 8);
  });

  it('has an exact upper bound without own evidence (3.6889 / E, the Poisson rule), and no value without a market', () => {
    const none = specialisation({ own: 0, ownTotal: 40, market: 5000, marketTotal: 100_000 });
    expect(none?.quotient).toBe(0);
    expect(none?.interval.low).toBe(0);
    expect(none?.interval.high).toBeCloseTo(-Math.log(0.025) / 2, 8);
    expect(none?.symmetric).toBe(-1);
    expect(specialisation({ own: 0, ownTotal: 40, market: 0, marketTotal: 100 })).toBeNull();
  });

  it.each([
    { own: 5, ownTotal: 4, market: 5, marketTotal: 9 },
    { own: 1, ownTotal: 4, market: 10, marketTotal: 9 },
    { own: 0, ownTotal: 0, market: 1, marketTotal: 9 },
    { own: -1, ownTotal: 4, market: 1, marketTotal: 9 },
    { own: Number.NaN, ownTotal: 4, market: 1, marketTotal: 9 },
  ])('refuses %j', (counts) => expect(() => specialisation(counts)).toThrow('cannot be compared'));

  it('does not change its value when the unit changes', () => {
    const n = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(n, n, n, n, fc.integer({ min: 2, max: 9 }), (own, more, market, rest, k) => {
        const counts = { own, ownTotal: own + more, market, marketTotal: market + rest };
        const scaled = Object.fromEntries(Object.entries(counts).map(([key, v]) => [key, v * k])) as typeof counts;
        expect(specialisation(scaled)?.quotient).toBeCloseTo(specialisation(counts)?.quotient ?? 0, 9);
      }),
    );
    expect(symmetricOf(1)).toBe(0);
  });
});

describe('shrinkage', () => {
  const counts = [3, 0, 12, 7, 1, 25, 4, 9, 2, 15, 6, 0];
  const expected = [2, 3.5, 5, 8, 2.2, 9, 4, 4.5, 6, 10, 3, 1];
  const peers = counts.map((count, i) => ({ count, expected: expected[i] ?? 1 }));

  it('draws 3 of 2 expected to 1.1667 with a = b = 4, interval from Gamma(7, 6) (scipy.stats.gamma.ppf)', () => {
    const found = shrink({ count: 3, expected: 2 }, DEFAULT_PRIOR);
    expect(found.mean).toBeCloseTo(1.1667, 4);
    expect(found.interval.low).toBeCloseTo(0.5475526153157784, 9);
    expect(found.interval.high).toBeCloseTo(1.9737326087367146, 9);
  });

  it('fits a and b by maximum likelihood (scipy.optimize: 2.72046, 2.05131)', () => {
    const prior = fitGammaPrior(peers);
    expect(prior.source).toBe('fitted');
    expect(prior.shape).toBeCloseTo(2.720462151828825, 3);
    expect(prior.rate).toBeCloseTo(2.051305575708849, 3);
    expect(marginalLogLikelihood(peers, 2.720462151828825, 2.051305575708849)).toBeCloseTo(107.72251820989568, 7);
  });

  it('falls back below eight peers or without any evidence, and is never endlessly sure', () => {
    expect(fitGammaPrior(peers.slice(0, 7))).toEqual(DEFAULT_PRIOR);
    expect(fitGammaPrior(peers.map((p) => ({ ...p, count: 0 })))).toEqual(DEFAULT_PRIOR);
    const alike = Array.from({ length: 30 }, () => ({ count: 10, expected: 10 }));
    expect(fitGammaPrior(alike).shape).toBeLessThanOrEqual(20.01);
  });

  it('lies between the raw ratio and the mean of the prior', () => {
    const prior: GammaPrior = { shape: 3, rate: 2.5, source: 'fitted' };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.double({ min: 0.1, max: 60, noNaN: true }), (count, e) => {
        const { mean, interval } = shrink({ count, expected: e }, prior);
        const [a, b] = [count / e, 3 / 2.5].sort((x, y) => x - y) as [number, number];
        expect(mean).toBeGreaterThanOrEqual(a - 1e-9);
        expect(mean).toBeLessThanOrEqual(b + 1e-9);
        expect(interval.low).toBeLessThan(mean);
        expect(interval.high).toBeGreaterThan(mean);
      }),
    );
  });
});

describe('standing', () => {
  it('mid-rank of 5 in 1,2,2,3,4,5,5,5,8,9 is 65', () => {
    expect(midRankPercentile(5, [1, 2, 2, 3, 4, 5, 5, 5, 8, 9])).toBe(65);
    expect(midRankPercentile(5, [])).toBeNull();
  });

  it('is a rank below a field of eight, and a percentile with interval from there', () => {
    expect(standing(5, [9, 7, 1, 2, 3], randomFrom('s'))).toEqual({ rank: 3, of: 6, percentile: null, interval: null });
    const found = standing(5, [1, 2, 2, 3, 4, 5, 5, 8, 9], randomFrom('s'));
    expect(found).toMatchObject({ rank: 3, of: 10, percentile: 65 });
    expect(found.interval?.low).toBeLessThan(65);
    expect(found.interval?.high).toBeGreaterThan(65);
    expect(standing(5, [], randomFrom('s'))).toMatchObject({ rank: 1, of: 1 });
  });

  it('judges by intervals alone', () => {
    const peers = [1, 2, 3, 4, 5, 6];
    expect(verdictOf({ low: 4.1, high: 9 }, peers)).toBe('strength');
    expect(verdictOf({ low: 4, high: 9 }, peers)).toBe('not distinguishable');
    expect(verdictOf({ low: 0, high: 2.9 }, peers)).toBe('gap');
    expect(verdictOf({ low: 0, high: 3 }, peers)).toBe('not distinguishable');
    expect(verdictOf({ low: 9, high: 9 }, [])).toBe('not distinguishable');
  });

  it('picks the nearest peers, leaving missing values out pair by pair', () => {
    const variables = [
      {
        weight: 1,
        values: new Map([
          ['me', 50],
          ['a', 55],
          ['b', 90],
          ['c', 50],
        ]),
      },
      {
        weight: 1,
        values: new Map([
          ['me', 10],
          ['a', 10],
          ['b', 10],
        ]),
      },
    ];
    expect(nearestPeers('me', ['a', 'b', 'c', 'd', 'me'], variables, 2)).toEqual(['c', 'a']);
    expect(nearestPeers('me', ['d'], variables, 5)).toEqual([]);
  });
});

describe('relatedness', () => {
  /** Expected: the same definition in numpy. */
  const has = [
    [true, true, false, false],
    [true, true, true, false],
    [false, true, true, false],
    [true, false, false, false],
    [false, true, true, false],
  ];
  const phi = relatedness(has);

  it('is the smaller of the two conditional probabilities', () => {
    expect(phi).toEqual([
      [0, 0.5, 1 / 3, 0],
      [0.5, 0, 0.75, 0],
      [1 / 3, 0.75, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(relatedness([])).toEqual([]);
  });

  it('gives density around a field, and what a partner adds', () => {
    expect(density(0, has[0] ?? [], phi)).toBeCloseTo(0.6, 12);
    expect(density(1, has[0] ?? [], phi)).toBeCloseTo(0.4, 12);
    expect(density(2, has[0] ?? [], phi)).toBeCloseTo(1, 12);
    expect(density(3, has[0] ?? [], phi)).toBeNull();
    expect(complementarity(0, has[0] ?? [], has[2] ?? [], phi)).toBeCloseTo(0.4, 12);
    expect(complementarity(3, has[0] ?? [], has[2] ?? [], phi)).toBeNull();
  });

  it('is symmetric and inside 0..1', () => {
    const matrix = fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(matrix, (m) => {
        const p = relatedness(m);
        p.forEach((row, j) =>
          row.forEach((x, k) => {
            expect(x).toBe(p[k]?.[j]);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(1);
          }),
        );
      }),
    );
  });
});

describe('stars', () => {
  const set: StarRuleSet = {
    id: 'observatory-2007',
    name: 'Three stars',
    rules: [
      { dimension: 'size', statistic: 'employees', topShare: 0.1, peerSet: 'ecosystem' },
      { dimension: 'specialisation', statistic: 'locationQuotient', threshold: 2 },
      { dimension: 'focus', statistic: 'shareOfRegion', topShare: 0.1, peerSet: 'ecosystem' },
    ],
  };
  const peers = { 'ecosystem/employees': Array.from({ length: 11 }, (_, i) => i * 100) };

  it('counts what is met and keeps what is not known apart', () => {
    const found = readStars(set, { employees: 900, locationQuotient: 1.9, shareOfRegion: 0.4 }, peers);
    expect(found.stars).toBe(1);
    expect(found.unknown).toBe(1);
    expect(found.results.map((r) => [r.dimension, r.met, r.bar])).toEqual([
      ['size', true, 900],
      ['specialisation', false, 2],
      ['focus', null, null],
    ]);
    expect(readStars(set, {}, {}).unknown).toBe(3);
  });

  it('refuses a rule with two bars or none', () => {
    const broken = { ...set, rules: [{ dimension: 'size', statistic: 'employees' }] };
    expect(() => readStars(broken, {}, {})).toThrow('either a threshold or a topShare');
  });
});

/** Shares of verdicts over simulated fields of 40 clusters, ratios shrunken and judged as the product does. */
describe('verdicts in simulation', () => {
  function verdicts(
    ratioOfFirst: number,
    expectedOfFirst: number,
    fields: number,
  ): { first: Verdict[]; others: Verdict[] } {
    const random = randomFrom(`verdicts ${ratioOfFirst}`);
    const first: Verdict[] = [];
    const others: Verdict[] = [];
    for (let field = 0; field < fields; field += 1) {
      const clusters = Array.from({ length: 40 }, (_, i) => {
        const expected = i === 0 ? expectedOfFirst : 2 * 20 ** random.next();
        return { expected, count: poissonDraw(random, expected * (i === 0 ? ratioOfFirst : 1)) };
      });
      const prior = fitGammaPrior(clusters);
      const shrunken = clusters.map((c) => shrink(c, prior));
      shrunken.forEach(({ interval }, i) => {
        const peers = shrunken.filter((_, j) => j !== i).map((s) => s.mean);
        (i === 0 ? first : others).push(verdictOf(interval, peers));
      });
    }
    return { first, others };
  }
  const share = (list: Verdict[], of: Verdict): number => list.filter((v) => v === of).length / list.length;

  it('with no true difference calls at most 10 % strength or gap', () => {
    const { first, others } = verdicts(1, 30, 40);
    expect(1 - share([...first, ...others], 'not distinguishable')).toBeLessThanOrEqual(0.1);
  });

  it('finds a true ratio of 3 with 30 expected signals in at least 80 %', () => {
    expect(share(verdicts(3, 30, 60).first, 'strength')).toBeGreaterThanOrEqual(0.8);
  });

  it('finds a true ratio of a third with 30 expected signals in at least 80 %', () => {
    expect(share(verdicts(1 / 3, 30, 60).first, 'gap')).toBeGreaterThanOrEqual(0.8);
  });
});

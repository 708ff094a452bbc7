import { describe, expect, it } from '@jest/globals';
import { normalDraw, poissonDraw } from './draws.js';
import { fnv1a32, randomFrom, Xoshiro128 } from './random.js';

const take = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, next);

describe('xoshiro128**', () => {
  it('gives the published sequence for the state 1, 2, 3, 4 (test vector of the rand_xoshiro crate)', () => {
    const random = new Xoshiro128(1, 2, 3, 4);
    expect(take(10, () => random.nextUint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('refuses the state that never leaves zero', () => {
    expect(() => new Xoshiro128(0, 0, 0, 0)).toThrow('another seed');
  });

  it('depends on the seed text alone', () => {
    const draws = (seed: string) => {
      const random = randomFrom(seed);
      return take(5, () => random.next());
    };
    expect(draws('placement-1/digital/edge-ai')).toEqual(draws('placement-1/digital/edge-ai'));
    expect(draws('a')).not.toEqual(draws('b'));
    expect(draws('')).toHaveLength(5);
  });
});

describe('fnv1a32', () => {
  it('gives the published test vectors of FNV-1a (Fowler, Noll, Vo)', () => {
    expect([fnv1a32(''), fnv1a32('a'), fnv1a32('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});

describe('draws', () => {
  it.each([0.3, 2.5, 9.99, 10, 47, 3000])('of a Poisson variable have mean and variance %d', (mean) => {
    const random = randomFrom(`poisson ${mean}`);
    const n = 20_000;
    const values = take(n, () => poissonDraw(random, mean));
    const average = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((a, b) => a + (b - average) ** 2, 0) / n;
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / n));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / n));
  });

  it.each([
    // scipy.stats.poisson.pmf
    [2.5, 0, [0.082085, 0.2052125, 0.25651562, 0.21376302, 0.13360189, 0.06680094]],
    [12, 9, [0.08736438, 0.10483726, 0.11436792, 0.11436792, 0.10557038, 0.0904889]],
  ])('of a Poisson variable with mean %d follow its probabilities', (mean, from, probabilities) => {
    const random = randomFrom(`pmf ${mean}`);
    const n = 40_000;
    const seen = new Map<number, number>();
    for (const k of take(n, () => poissonDraw(random, mean))) seen.set(k, (seen.get(k) ?? 0) + 1);
    probabilities.forEach((p, i) => {
      expect(Math.abs((seen.get(from + i) ?? 0) / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
    });
  });

  it('of a mean of zero are zero; impossible means are refused', () => {
    expect(poissonDraw(randomFrom('zero'), 0)).toBe(0);
    for (const mean of [-1, Number.NaN, Infinity]) expect(() => poissonDraw(randomFrom('x'), mean)).toThrow(RangeError);
  });

  it('of a normal variable have mean 0, variance 1 and 5 % beyond 1.96', () => {
    const random = randomFrom('normal');
    const values = take(40_000, () => normalDraw(random));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(values.reduce((a, b) => a + b * b, 0) / values.length - 1)).toBeLessThan(0.03);
    expect(Math.abs(values.filter((v) => Math.abs(v) > 1.96).length / values.length - 0.05)).toBeLessThan(0.005);
  });
});

import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../random/random.js';
import type { LabTrend } from './weight-lab.js';
import { weightSensitivity } from './weight-sensitivity.js';

const trend = (trendId: string, publication: number, news: number): LabTrend => ({
  trendId,
  ring: undefined,
  contributions: [
    { kind: 'publication', weight: 0.5, maturity: publication },
    { kind: 'news', weight: 0.5, maturity: news },
  ],
});
const settings = { factors: {}, aggregation: 'arithmetic' as const, spread: 0.25, draws: 400 };

describe('weightSensitivity', () => {
  it('says nothing hangs on the weights where the kinds agree', () => {
    const agreed = [trend('a', 0.2, 0.2), trend('b', 0.5, 0.5), trend('c', 0.9, 0.9)];
    expect(weightSensitivity(agreed, settings, randomFrom('x'))).toEqual({ meanShift: 0, firstOrder: null });
  });

  it('finds the choice the ranks hang on: with equal arithmetic means only the geometric mean tells trends apart', () => {
    // By hand: arithmetic means 0.50 and 0.49; geometric 0.30 and 0.49, so the geometric mean always swaps them at spread 0.
    const trends = [trend('uneven', 0.1, 0.9), trend('even', 0.49, 0.49)];
    const { meanShift, firstOrder } = weightSensitivity(trends, { ...settings, spread: 0 }, randomFrom('y'));
    expect(firstOrder?.['aggregation']).toBeCloseTo(1, 9);
    expect(meanShift).toBeGreaterThan(0.4);
    expect(meanShift).toBeLessThan(0.6);
  });

  it('keeps every effect inside 0..1 and gives the same for the same seed', () => {
    const trends = [trend('a', 0.1, 0.9), trend('b', 0.5, 0.55), trend('c', 0.8, 0.3), trend('d', 0.4, 0.6)];
    const once = weightSensitivity(trends, settings, randomFrom('z'));
    for (const effect of Object.values(once.firstOrder ?? {})) {
      expect(effect).toBeGreaterThanOrEqual(0);
      expect(effect).toBeLessThanOrEqual(1);
    }
    expect(weightSensitivity(trends, settings, randomFrom('z'))).toEqual(once);
    expect(weightSensitivity([], settings, randomFrom('z'))).toEqual({ meanShift: null, firstOrder: null });
  });
});

import { describe, expect, it } from '@jest/globals';
import { sureness } from './sureness.js';

describe('sureness', () => {
  it('is the same whole percent as beside it, and the rings of a trend sum to 100', () => {
    const trend = { ringProbability: { act: 0.685, prepare: 0.315, watch: 0 } };
    expect(['act', 'prepare', 'watch'].map((ring) => sureness(trend, ring))).toEqual(['69 %', '31 %', '0 %']);
  });

  it('is never 100 %, and nothing for a ring that is unknown', () => {
    const trend = { ringProbability: { act: 0.9975, watch: 0.0025 } };
    expect(['act', 'other'].map((ring) => sureness(trend, ring))).toEqual(['> 99 %', '0 %']);
  });
});

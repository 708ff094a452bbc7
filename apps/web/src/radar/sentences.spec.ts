import { describe, expect, it } from '@jest/globals';
import type { Placement, Ring } from '../api/types.js';
import { certaintySaid, ringPercents, story } from './sentences.js';

const rings: readonly Ring[] = [
  { id: 'act', name: 'Act', horizon: '0-2 years', inner: 0, outer: 0.4 },
  { id: 'prepare', name: 'Prepare', horizon: '2-5 years', inner: 0.4, outer: 0.7 },
  { id: 'watch', name: 'Watch', horizon: '5-10 years', inner: 0.7, outer: 1 },
];
const placement = (changes: Partial<Placement>): Placement => ({
  trendId: 't',
  name: 'T',
  ecosystem: 'digital',
  segment: 's',
  ring: 'prepare',
  radius: 0.5,
  angle: 0,
  interval: { low: 0.4, high: 0.6 },
  ringProbability: { act: 0.05, prepare: 0.83, watch: 0.12 },
  maturity: 0.5,
  movement: 'none',
  previousRadius: 0.5,
  momentum: { growth: null, low: null, high: null },
  volume: 12,
  evidence: { patent: 8, news: 4 },
  origin: 'curated',
  ...changes,
});

describe('the story of a blip', () => {
  it.each([
    [{ previousRadius: 0.8, movement: 'in' as const }, 'Moved from Watch to Prepare (2–5 years); 83\u00a0% sure.'],
    [{ previousRadius: 0.6, movement: 'in' as const }, 'Moved inward within Prepare (2–5 years); 83\u00a0% sure.'],
    [{ previousRadius: 0.45, movement: 'out' as const }, 'Moved outward within Prepare (2–5 years); 83\u00a0% sure.'],
    [{}, 'Stayed in Prepare (2–5 years); 83\u00a0% sure.'],
    [{ previousRadius: null, movement: 'new' as const }, 'New on this radar, in Prepare (2–5 years); 83\u00a0% sure.'],
    [{ ringProbability: { prepare: 1 } }, 'Stayed in Prepare (2–5 years); more than 99\u00a0% sure.'],
  ])('tells how it moved: %j', (changes, sentence) => expect(story(placement(changes), rings)).toContain(sentence));

  it('says why it stands in a ring that is the less likely one', () => {
    const ringProbability = { act: 0.685, prepare: 0.315, watch: 0 };
    const kept = story(placement({ radius: 0.38, previousRadius: 0.45, movement: 'in', ringProbability }), rings);
    expect(kept).toContain('Moved inward within Prepare (2–5 years); 31\u00a0% sure.');
    expect(kept).toContain('It stands just across the border of Act; until it is clearly across');
    const still = story(placement({ radius: 0.39, previousRadius: 0.38, ringProbability }), rings);
    expect(still).toMatch(/^Stayed in Prepare/);
    const near = story(placement({ radius: 0.41, previousRadius: 0.41, ringProbability }), rings);
    expect(near).toContain('It stands at the border of Act, for which more of the pictures speak.');
    expect(story(placement({}), rings)).not.toContain('border');
  });

  it('gives shares that sum to 100 in whatever order they come', () => {
    expect(ringPercents({ ringProbability: { prepare: 0.315, act: 0.685 } })).toEqual({ act: 69, prepare: 31 });
    expect(certaintySaid({ ring: 'act', ringProbability: { act: 0.997, watch: 0.003 } })).toBe('>99\u00a0%');
  });

  it('does not call everything new on a first edition', () => {
    expect(story(placement({ previousRadius: null, movement: 'new' }), rings, true)).toMatch(/^In Prepare/);
  });

  it.each([
    [{}, 'Rests on 12 pieces of independent evidence, mostly patents.'],
    [{ volume: 8, evidence: { patent: 8 } }, 'Rests on 8 pieces of independent evidence, all patents.'],
    [{ volume: 10, evidence: { patent: 4, news: 3, article: 3 } }, 'most often patents.'],
    [{ volume: 1, evidence: { news: 1 } }, 'Rests on 1 piece of independent evidence, all news reports.'],
    [{ volume: 0, evidence: {} }, 'Rests on 0 pieces of independent evidence.'],
  ])('tells what it rests on: %j', (changes, sentence) => expect(story(placement(changes), rings)).toContain(sentence));

  it('speaks of growth only where it is sure', () => {
    expect(story(placement({ momentum: { growth: 0.2, low: 0.05, high: 0.4 } }), rings)).toContain(
      'grows by 20\u00a0% a year (5\u00a0% to 40\u00a0%).',
    );
    expect(story(placement({ momentum: { growth: -0.2, low: -0.4, high: -0.05 } }), rings)).toContain(
      'shrinks by 20\u00a0% a year (−40\u00a0% to −5\u00a0%).',
    );
    expect(story(placement({ momentum: { growth: 0.2, low: -0.4, high: 0.9 } }), rings)).toContain(
      'cannot be told yet',
    );
    expect(story(placement({}), rings)).not.toContain('share');
  });
});

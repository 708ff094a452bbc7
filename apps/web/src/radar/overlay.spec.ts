import { describe, expect, it } from '@jest/globals';
import { type Overlay, overlaySentence } from './overlay.js';

const cluster: Overlay = {
  title: 'Alpine Health',
  verdicts: new Map([
    ['a', 'strength'],
    ['b', 'gap'],
    ['c', 'not distinguishable'],
  ]),
  panel: null,
};
const panel: Overlay = { title: 'Exercise', verdicts: null, panel: new Map([['a', { radius: 0.3, n: 12 }]]) };

describe('what an overlay says of a trend', () => {
  it('tells strengths, gaps and what cannot be told', () => {
    expect(overlaySentence(cluster, 'a', 0.5)).toBe('A strength of Alpine Health.');
    expect(overlaySentence(cluster, 'b', 0.5)).toBe('A gap of Alpine Health.');
    expect(overlaySentence(cluster, 'c', 0.5)).toBe('Alpine Health cannot be told from its peers here.');
  });
  it('tells on which side of the evidence the panel stands', () => {
    expect(overlaySentence(panel, 'a', 0.5)).toBe('12 panellists place it nearer to now.');
    expect(overlaySentence(panel, 'a', 0.1)).toBe('12 panellists place it further away.');
    expect(overlaySentence(panel, 'a', 0.32)).toBe('12 panellists place it where the evidence does.');
  });
  it('says so when each organisation has one voice', () =>
    expect(
      overlaySentence({ ...panel, byOrganisation: true, panel: new Map([['a', { radius: 0.3, n: 4 }]]) }, 'a', 0.5),
    ).toBe('4 organisations, each with one voice, place it nearer to now.'));
  it('says nothing of trends it does not know', () => {
    expect(overlaySentence(cluster, 'x', 0.5)).toBe('');
    expect(overlaySentence(panel, 'x', 0.5)).toBe('');
    expect(overlaySentence(null, 'a', 0.5)).toBe('');
  });
});

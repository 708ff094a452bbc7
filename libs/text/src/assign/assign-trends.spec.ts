import { describe, expect, it } from '@jest/globals';
import { FeatureReader } from '../tagger/feature-reader.js';
import { SCORED } from '../tagger/columns.js';
import { ecosystemsWith, trendWith } from '../testing/catalogue.js';
import { TrendAssigner } from './index.js';

const [HEALTH, MOBILITY] = [8, 9];
const trends = [
  trendWith(
    'solid-state',
    'mobility',
    { strong: ['solid state battery', 'battery'], medium: ['electrolyte', 'anode'], weak: ['cell'] },
    ['H01M10'],
  ),
  trendWith('implants', 'health', { strong: ['medical implant'], medium: ['electrolyte'] }),
  ...['one', 'two', 'three', 'four'].map((id) => trendWith(id, 'mobility', { strong: ['electric drive train'] })),
];
const reader = new FeatureReader({ ecosystems: ecosystemsWith({}), trends, terms: [], idf: [], prefixes: [] });
const assigner = new TrendAssigner(trends);

const assign = (title: string, text: string, beliefs: Record<number, number>, codes: string[] = []) => {
  const input = { title, text, codes };
  reader.read(input);
  return assigner.assign(
    reader,
    Float64Array.from({ length: SCORED }, (_, c) => beliefs[c] ?? 0),
    input,
  );
};
const ids = (...given: Parameters<typeof assign>): string[] => assign(...given).map(({ id }) => id);

describe('trend assignment', () => {
  it('takes a strong phrase of several words in a text of the ecosystem', () => {
    const [found] = assign('Solid-state batteries', 'They have an anode.', { [MOBILITY]: 0.9 });
    expect(found).toMatchObject({ id: 'solid-state' });
    expect(found!.words[0]).toMatchObject({ term: 'Solid-state batteries', start: 0, end: 21 });
    expect(found!.score).toBeGreaterThan(0.5);
  });

  it('asks more of a single word: support, or the title', () => {
    const filler = 'Some other words stand here and say little about it. '.repeat(12);
    expect(ids('Report', `A battery. ${filler}`, { [MOBILITY]: 0.9 })).toEqual([]);
    expect(ids('Report', `A battery with electrolyte. ${filler}`, { [MOBILITY]: 0.9 })).toEqual(['solid-state']);
  });

  it('takes medium phrases only in the ecosystem, two of them or one and the code', () => {
    expect(ids('Anode and electrolyte', '', { [MOBILITY]: 0.9 })).toEqual(['solid-state']);
    expect(ids('Anode and electrolyte', '', { [HEALTH]: 0.9 })).toEqual([]);
    expect(ids('Electrolyte', 'of the cell', { [MOBILITY]: 0.9 }, ['H01M 10/05'])).toEqual(['solid-state']);
    expect(ids('Electrolyte', 'of the cell', { [MOBILITY]: 0.9 })).toEqual([]);
  });

  it('wants more in long texts and outside the ecosystem', () => {
    const long = 'Something else altogether. '.repeat(400);
    expect(ids('', `${long} a medical implant`, { [HEALTH]: 0.9 })).toEqual([]);
    expect(ids('', `a medical implant`, { [HEALTH]: 0.9 })).toEqual(['implants']);
    expect(ids('', `a medical implant`, {})).toEqual([]);
  });

  it('gives at most three, and nothing for texts without phrases', () => {
    expect(ids('Electric drive train', '', { [MOBILITY]: 1 })).toHaveLength(3);
    expect(ids('', '', {})).toEqual([]);
    expect(ids('Cell', '', { [MOBILITY]: 1 }, ['H01M 10/05'])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ecosystemsWith, trendWith } from '../testing/catalogue.js';
import { CROSSWALK, EVIDENCE, IN_TITLE, PREFIXES, SCALE } from './columns.js';
import { FeatureReader } from './feature-reader.js';

const ENERGY = 7;
const space = {
  ecosystems: ecosystemsWith({
    'energy-renewables': { phrases: { strong: ['wind turbine'], weak: ['wind'] }, prefixes: ['F03D'] },
  }),
  trends: [trendWith('floating-wind', 'energy-renewables', { strong: ['floating wind turbine'] })],
  terms: ['wind', 'sea'],
  idf: [1, 2],
  prefixes: ['F03D'],
};
const rowOf = (reader: FeatureReader): Map<number, number> =>
  new Map(Array.from({ length: reader.count }, (_, j) => [reader.idx[j]!, reader.val[j]!]));

describe('the feature reader', () => {
  it('reads words of length 1, phrases by voice and level, their place in the title, and codes', () => {
    const reader = new FeatureReader(space);
    reader.read({ title: 'Floating wind turbines', text: 'Wind at sea.', codes: ['F03D 13/25', 'cs.AI'] });
    const row = rowOf(reader);
    const [wind, sea] = [1 + Math.log(2), 2];
    const length = Math.hypot(wind, sea);
    expect(row.get(0)).toBeCloseTo(wind / length, 5);
    expect(row.get(1)).toBeCloseTo(sea / length, 5);
    const own = 2 + EVIDENCE + ENERGY * 3;
    expect(row.get(own)).toBeCloseTo(SCALE.evidence * Math.log(2), 5);
    expect(row.get(own + 2)).toBeCloseTo(SCALE.evidence * Math.log(2), 5);
    expect(row.get(2 + IN_TITLE + ENERGY * 3)).toBeCloseTo(SCALE.title, 5);
    expect(row.get(2 + IN_TITLE + ENERGY * 3 + 2)).toBeUndefined();
    expect(row.get(2 + EVIDENCE + (14 + ENERGY) * 3)).toBeCloseTo(SCALE.evidence * Math.log(2), 5);
    expect(row.get(2 + CROSSWALK + ENERGY)).toBeCloseTo(SCALE.crosswalk, 5);
    expect(row.get(2 + PREFIXES)).toBeCloseTo(SCALE.prefixes * Math.sqrt(3), 5);
  });

  it('leaves nothing of one text in the next', () => {
    const reader = new FeatureReader(space);
    reader.read({ title: 'Wind turbine', text: '', codes: ['F03D'] });
    reader.read({ title: '', text: '', codes: [] });
    expect(reader.count).toBe(0);
    expect(reader.block.every((value) => value === 0)).toBe(true);
    reader.read({ title: 'Wind turbine', text: '', codes: [] });
    const once = [...rowOf(reader)];
    reader.read({ title: 'Wind turbine', text: '', codes: [] });
    expect([...rowOf(reader)]).toEqual(once);
  });

  it('counts phrases of a long text for less', () => {
    const reader = new FeatureReader(space);
    const value = (words: number): number => {
      reader.read({ title: '', text: `wind turbine ${'sea '.repeat(words)}`, codes: [] });
      return rowOf(reader).get(2 + EVIDENCE + ENERGY * 3)!;
    };
    expect(value(1_000)).toBeLessThan(value(10) / 5);
  });

  it('refuses ecosystems out of order', () => {
    expect(() => new FeatureReader({ ...space, ecosystems: [...space.ecosystems].reverse() })).toThrow(
      /official order/,
    );
  });
});

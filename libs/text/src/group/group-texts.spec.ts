import { describe, expect, it } from '@jest/globals';
import { agreement, groupTexts } from './index.js';
import { about, noise } from './synthetic.fixture.js';

const topics = ['sodium battery', 'insect protein', 'acoustic panel', 'tidal turbine'];
const texts = topics.flatMap((topic, i) =>
  about(topic, 20 - 3 * i, { seed: i + 1, from: 1 }).map(({ title, text }) => `${title}. ${text}`),
);
const truth = topics.flatMap((_, i) => Array.from({ length: 20 - 3 * i }, () => i));

describe('grouping of texts', () => {
  it('finds the topics whatever the seed, and numbers them by size', () => {
    for (const seed of [1, 2, 3]) {
      const { groups, k, wordless } = groupTexts(texts, { k: 4, seed });
      expect(agreement(groups, truth).ari).toBe(1);
      expect({ k, wordless }).toEqual({ k: 4, wordless: 0 });
      expect([...groups]).toEqual(truth);
    }
  });

  it('finds their number too', () => {
    const { groups, k } = groupTexts(texts, { k: 'auto' });
    expect(k).toBe(4);
    expect(agreement(groups, truth).ari).toBe(1);
  });

  it('is the same for the same seed', () => {
    expect(groupTexts(texts, { k: 7, seed: 5 })).toEqual(groupTexts(texts, { k: 7, seed: 5 }));
  });

  it('puts texts without words into the largest group', () => {
    const { groups, wordless } = groupTexts(['', ...texts, '  ?! 12'], { k: 4 });
    expect(wordless).toBe(2);
    expect([groups[0], groups.at(-1)]).toEqual([0, 0]);
    expect(agreement(groups.slice(1, -1), truth).ari).toBe(1);
  });

  it('takes no text, one, two, equal ones and more groups than texts', () => {
    expect(groupTexts([], { k: 3 }).groups).toHaveLength(0);
    expect([...groupTexts(['solar cell'], { k: 3 }).groups]).toEqual([0]);
    expect([...groupTexts(['solar cell', 'wind park'], { k: 'auto' }).groups]).toEqual([0, 0]);
    expect([...groupTexts(['solar cell', 'wind park'], { k: 2 }).groups]).toEqual([0, 1]);
    expect([...groupTexts(['wind', 'solar', 'wind', 'solar'], { k: 5 }).groups]).toEqual([0, 1, 0, 1]);
    expect(
      new Set(
        groupTexts(
          Array.from({ length: 9 }, () => 'solar cell'),
          { k: 2 },
        ).groups,
      ),
    ).toEqual(new Set([0]));
    expect(
      groupTexts(
        noise(30, { seed: 1, from: 1 }).map(({ title }) => title),
        { k: 4 },
      ).groups,
    ).toHaveLength(30);
  });

  it('refuses a number of groups that is none', () => {
    for (const k of [0, -1, 2.5, Number.NaN]) expect(() => groupTexts(texts, { k })).toThrow(/whole number from 1/);
  });
});

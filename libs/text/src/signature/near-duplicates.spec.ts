import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { duplicateScore } from './duplicate-score.js';
import { dice, readHeadline } from './headline.js';
import { LshTable } from './lsh-table.js';
import { BANDS, bandKeys } from './min-hash.js';
import { type DatedTitle, NearDuplicates } from './near-duplicates.js';
import { publisherKey, withoutPublisher } from './publisher-suffix.js';
import { processorTime } from '../../../../test/support/processor-time.js';

const title = (id: string, text: string, date = '2026-03-01', publisher = 'Kelp Daily'): DatedTitle => ({
  id,
  title: text,
  date,
  publisher,
});

describe('readHeadline', () => {
  const words = (text: string) => [...readHeadline(text).words];
  it('forgets case, accents, punctuation and endings', () => {
    expect(words('Café strikes “Kelp’s” growth')).toEqual(words('cafe striking kelp GROWTH!'));
    expect(words('Kelp farms')).not.toEqual(words('Kelp farmer'));
    expect(words('')).toEqual([]);
  });
  it('cuts scripts without blanks into pairs', () => {
    const [a, b] = [readHeadline('新しい電池材料を開発'), readHeadline('新しい電池材料の開発')];
    expect(a.words.filter((word) => b.words.includes(word)).length).toBeGreaterThan(5);
  });
});

describe('dice', () => {
  it('counts repeated entries: 2 x 2 of 3 + 4', () => {
    expect(dice(Uint32Array.of(1, 1, 2), Uint32Array.of(1, 1, 1, 3))).toBeCloseTo(4 / 7);
    expect(dice(Uint32Array.of(), Uint32Array.of())).toBe(0);
  });
  it('is symmetric, 1 for the same, within 0..1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [readHeadline(a).trigrams, readHeadline(b).trigrams];
        expect(dice(x, y)).toBe(dice(y, x));
        expect(dice(x, y)).toBeLessThanOrEqual(1);
        if (x.length > 0) expect(dice(x, x)).toBe(1);
      }),
    );
  });
});

describe('bandKeys', () => {
  /** 1 - (1 - s^3)^32, Leskovec et al., 3.4.2 */
  it.each([
    [0.8, 1],
    [0.5, 0.986],
    [0.333, 0.7],
    [0.111, 0.043],
    [0, 0],
  ])('shares a band at Jaccard %s with probability %s', (jaccard, probability) => {
    let shared = 0;
    const runs = 150;
    for (let run = 0; run < runs; run++) {
      const size = 60;
      // |A| = |B| = size, of which `common` in common: J = common / (2 size - common).
      const common = Math.round((2 * size * jaccard) / (1 + jaccard));
      const base = run * 1_000;
      const a = Uint32Array.from({ length: size }, (_, n) => Math.imul(base + n, 0x9e3779b1));
      const b = Uint32Array.from({ length: size }, (_, n) =>
        Math.imul(n < common ? base + n : base + 500 + n, 0x9e3779b1),
      );
      const [keysA, keysB] = [bandKeys(a), bandKeys(b)];
      if (keysA.some((key, band) => key === keysB[band])) shared++;
    }
    expect(shared / runs).toBeGreaterThanOrEqual(probability - 0.09);
    expect(shared / runs).toBeLessThanOrEqual(probability + 0.09);
  });

  it('is the same for the same set in any run, and empty for none', () => {
    expect(bandKeys(Uint32Array.of(1, 2, 3))).toEqual(bandKeys(Uint32Array.of(1, 2, 3)));
    expect(bandKeys(Uint32Array.of(1))).toHaveLength(BANDS);
    expect(bandKeys(new Uint32Array(0))).toHaveLength(0);
  });
});

describe('LshTable', () => {
  it('gives each candidate once, the newest first, beyond its first size', () => {
    const table = new LshTable();
    const keys = bandKeys(Uint32Array.of(7, 8, 9));
    for (let item = 0; item < 3_000; item++)
      table.add(item, item % 1_000 === 1 ? keys : bandKeys(Uint32Array.of(item, item + 9_999)));
    const found = [...table.candidates(keys, 1)];
    expect(found.filter((item) => item % 1_000 === 1)).toEqual([2_001, 1_001, 1]);
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('duplicateScore', () => {
  it('rises with every likeness and falls with time and another publisher', () => {
    const likeness = fc.record({
      words: fc.double({ min: 0, max: 0.8, noNaN: true }),
      contained: fc.double({ min: 0, max: 1, noNaN: true }),
      characters: fc.double({ min: 0, max: 0.8, noNaN: true }),
    });
    fc.assert(
      fc.property(likeness, fc.integer({ min: 0, max: 20 }), fc.boolean(), (given, gap, samePublisher) => {
        const score = duplicateScore(given, { gap, samePublisher });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(duplicateScore({ ...given, words: given.words + 0.04 }, { gap, samePublisher })).toBeGreaterThanOrEqual(
          score,
        );
        expect(duplicateScore(given, { gap: gap + 1, samePublisher })).toBeLessThanOrEqual(score);
        expect(duplicateScore(given, { gap, samePublisher: true })).toBeGreaterThanOrEqual(
          duplicateScore(given, { gap, samePublisher: false }),
        );
      }),
    );
  });
});

describe('withoutPublisher', () => {
  const known = new Set(['Kelp Daily', 'https://www.seatimes.co.uk'].map(publisherKey));
  it.each([
    ['Plant opens - Kelp Daily', 'X', 'Plant opens'],
    ['Plant opens | SeaTimes', 'X', 'Plant opens'],
    ['Plant opens — Northern Post', 'northern-post.com', 'Plant opens'],
    ['Plant opens - but nobody came', 'Kelp Daily', 'Plant opens - but nobody came'],
    ['Plant opens – IT', 'itnews.example', 'Plant opens – IT'],
    ['Kelp Daily', 'Kelp Daily', 'Kelp Daily'],
    ['- Kelp Daily', 'Kelp Daily', '- Kelp Daily'],
    ['Plant opens - ', '', 'Plant opens - '],
    ['Plant opens - ...', '...', 'Plant opens - ...'],
  ])('%s by %s is %s', (given, publisher, expected) =>
    expect(withoutPublisher(given, publisher, known)).toBe(expected),
  );
  it('reads texts made to be slow at once', () => {
    const spent = processorTime();
    for (const text of [' - '.repeat(30_000), 'a '.repeat(50_000), `${'a - '.repeat(20_000)}b c d e f g`])
      withoutPublisher(text, 'Kelp Daily', known);
    expect(spent()).toBeLessThan(20);
  });
});

describe('NearDuplicates', () => {
  it('joins edits of one headline to its first version', () => {
    const finder = new NearDuplicates();
    expect(finder.add(title('1', 'Harbour town opens first kelp battery plant in the north'))).toBeNull();
    expect(finder.add(title('2', 'Harbour town opens its first kelp battery plant in north'))).toMatchObject({
      id: '1',
      first: '1',
    });
    expect(
      finder.add(title('3', 'Watch: Harbour town opens its first kelp battery plant', '2026-03-02')),
    ).toMatchObject({ first: '1' });
    expect(finder.add(title('4', 'Ministers argue about the price of wind power at sea'))).toBeNull();
  });

  it('counts ten copies of a press release once, whoever prints them within two weeks', () => {
    const finder = new NearDuplicates();
    const release = 'Nordkelp raises 12 million euros to recycle lithium from sea water';
    const firsts = Array.from(
      { length: 10 },
      (_, n) =>
        finder.add(
          title(`c${n}`, n % 2 ? release : `${release}.`, `2026-03-${String(1 + n).padStart(2, '0')}`, `Paper ${n}`),
        )?.first ?? `c${n}`,
    );
    expect(new Set(firsts)).toEqual(new Set(['c0']));
    expect(finder.add(title('late', release, '2026-04-20', 'Paper 11'))).toBeNull();
  });

  it('counts copies once when each carries the name of who printed it', () => {
    const finder = new NearDuplicates();
    const release = 'Nordkelp raises 12 million euros for lithium';
    finder.add(title('c0', release));
    for (const [n, [name, suffix]] of [
      ['Yahoo Finance', ' - Yahoo Finance'],
      ['www.heise.de', ' | heise online'],
      ['Aggregator', ' – Yahoo! Finance'],
    ].entries())
      expect(finder.add(title(`s${n}`, release + suffix, '2026-03-02', name))).toMatchObject({ first: 'c0' });
  });

  it('keeps two publishers apart who report one event in their own words', () => {
    const finder = new NearDuplicates();
    finder.add(title('a', 'Kelp battery plant opens in harbour town', '2026-03-01', 'Kelp Daily'));
    expect(
      finder.add(title('b', 'Harbour town gets first plant for batteries from kelp', '2026-03-01', 'Sea Times')),
    ).toBeNull();
  });

  it('takes titles without words, wrong dates and odd scripts', () => {
    const finder = new NearDuplicates();
    for (const text of ['', '!!!', '日本', '\ud800', 'a']) expect(finder.add(title(text, text))).toBeNull();
    expect(finder.add(title('x', 'Harbour town opens first kelp plant', 'soon'))).toBeNull();
    expect(finder.add(title('y', 'Harbour town opens first kelp plant', 'soon'))).toBeNull();
  });

  it('forgets what is too old and keeps matching what is young', () => {
    const finder = new NearDuplicates();
    const words = (n: number) =>
      Array.from({ length: 6 }, (_, k) => (Math.imul(n * 6 + k, 0x9e3779b1) >>> 0).toString(36)).join(' ');
    for (let n = 0; n < 20_500; n++)
      finder.add(
        title(`n${n}`, words(n), new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 200))).toISOString().slice(0, 10)),
      );
    const day = new Date(Date.UTC(2026, 0, 1 + 102)).toISOString().slice(0, 10);
    expect(finder.add(title('again', words(20_400), day))).toMatchObject({ id: 'n20400' });
    expect(finder.add(title('old', words(3), day))).toBeNull();
  });

  it('stays fast where all titles come from one template', () => {
    const finder = new NearDuplicates();
    const spent = processorTime();
    for (let n = 0; n < 2_000; n++)
      finder.add(title(String(n), `Quarterly report of the regional energy board, number ${n}`));
    expect(spent()).toBeLessThan(60);
  });
});

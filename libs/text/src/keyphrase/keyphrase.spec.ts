import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsrBuilder } from '../vectors/index.js';
import { keyphrases, RelatedRows, sentences, summarise } from './index.js';

const TEXT =
  'Sodium-ion batteries are cheap. Sodium-ion batteries with hard carbon anodes, made by a start-up in Delft, charge in ten minutes. ' +
  'The method comprises a plurality of steps. Grid operators test hard carbon anodes.';

describe('sentences', () => {
  const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

  it('end at full stops, but not at those of abbreviations, initials and numbers', () => {
    expect(
      split('Dr. B. Smith et al. found 3.5 kg, e.g. of steel. Next! "Why?" she said.\nTitle without stop'),
    ).toEqual(['Dr. B. Smith et al. found 3.5 kg, e.g. of steel.', 'Next!', '"Why?" she said.', 'Title without stop']);
  });

  it('cover all words of a text, in order, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '!', 'é', '。') }),
        (text) => {
          const parts = sentences(text);
          expect(
            parts
              .map(({ start, end }) => text.slice(start, end))
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
          parts.forEach(({ start, end }, i) => expect(start < end && start >= (parts[i - 1]?.end ?? 0)).toBe(true));
        },
      ),
    );
  });

  it('are none in an empty text', () => {
    expect(sentences('')).toEqual([]);
    expect(sentences(' \n ')).toEqual([]);
  });
});

describe('keyphrases', () => {
  it('are the phrases that come often and early, where they stand, without boilerplate', () => {
    const found = keyphrases(TEXT);
    expect(found.slice(0, 2).map(({ text }) => text)).toEqual(['Sodium-ion batteries', 'hard carbon anodes']);
    expect(found[0]!.score).toBe(1);
    for (const { text, start, end } of found) expect(TEXT.slice(start, end)).toBe(text);
    expect(found.map(({ text }) => text).join(' ')).not.toMatch(/method|plurality|compris/);
  });

  it('prefer rare words when rarity is known, and lower shouted titles', () => {
    const rare = keyphrases('wind park and tidal kite', { idf: (stem) => (stem === 'kite' ? 9 : 1) });
    expect(rare[0]!.text).toBe('tidal kite');
    expect(keyphrases('TIDAL KITE FARM')[0]!.text).toBe('tidal kite farm');
  });

  it('are none where nothing is said, and never more than asked', () => {
    expect(keyphrases('')).toEqual([]);
    expect(keyphrases('the of and 12')).toEqual([]);
    expect(keyphrases(TEXT, { most: 1 })).toHaveLength(1);
  });
});

describe('summary', () => {
  it('is the sentence that shares most with title and text', () => {
    const summary = summarise('Hard carbon anodes for sodium-ion batteries', TEXT)!;
    expect(summary.sentence).toMatch(/^Sodium-ion batteries with hard carbon anodes/);
    expect(TEXT.slice(summary.start, summary.end)).toBe(summary.sentence);
  });

  it('takes the best there is when no sentence can stand alone', () => {
    expect(summarise('x', 'It works well.')?.sentence).toBe('It works well.');
    expect(summarise('Title', '')).toBeNull();
    expect(summarise('', '12 34')).toBeNull();
  });
});

describe('related rows', () => {
  const builder = new CsrBuilder();
  for (const row of [[0, 1], [0, 1], [1, 2], [3], []]) {
    for (const column of row) builder.add(column, 1 / Math.sqrt(row.length));
    builder.endRow();
  }
  const related = new RelatedRows(builder.build());

  it('are nearest first, without the row itself and without strangers', () => {
    expect(related.to(0)).toEqual([
      { row: 1, similarity: expect.closeTo(1, 6) },
      { row: 2, similarity: expect.closeTo(0.5, 6) },
    ]);
    expect(related.to(0, 1)).toHaveLength(1);
    expect(related.to(0, 10, 0.6)).toHaveLength(1);
    expect(related.to(3)).toEqual([]);
    expect(related.to(4)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREAK_CHARACTER, FOLD, HYPHEN, SKIP } from './fold.js';
import { BREAK, Lexer, Tokens, Vocabulary } from './index.js';
import { firstHash, MOST_UNITS, readRuns, RUNS, secondHash } from './runs.js';

/** Any text: words, marks the lexer heeds, every unit there is (surrogates, NUL), overlong runs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('bio', 'Co', 'e', 'X', 'the', '4', 'Straße', 'наука', '能源', 'x'.repeat(60)),
      fc.constantFrom(' ', '-', '\u2011', '\u00ad', '.', ',', '\n', '\0', '\ud800', '\u200b', '  ', '--'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const kind = (text: string, at: number): number => FOLD[text.charCodeAt(at)] ?? 0;

/** The runs of a text as one would write them down without a thought of speed: start, end and hashes. */
function plainRuns(text: string): number[][] {
  const runs: number[][] = [];
  for (let i = 0; i < text.length;) {
    if (kind(text, i) <= SKIP) {
      i++;
      continue;
    }
    const start = i;
    let [first, second] = [0, 0];
    for (; i < text.length && kind(text, i) > SKIP; i++) {
      first = firstHash(first, kind(text, i));
      second = secondHash(second, kind(text, i));
    }
    runs.push([start, i, first, second]);
  }
  return runs;
}

/** Where tokens and breaks stand, by the rules alone: hyphens join after a letter or a joining prefix, marks are not there. */
function plainPlaces(text: string): string[] {
  const digit = (at: number): boolean => /[0-9]/.test(text.charAt(at));
  const joins = (start: number, at: number): boolean => {
    if (at - start > 7 || kind(text, at + 1) <= SKIP) return false;
    return at - start === 1 ? !digit(start) && !digit(at + 1) : /^(bio|co)$/i.test(text.slice(start, at));
  };
  const places: string[] = [];
  let broken = true;
  for (let i = 0; i < text.length;) {
    if (kind(text, i) <= SKIP) {
      if (kind(text, i) === BREAK_CHARACTER && !broken && !(digit(i - 1) && digit(i + 1))) {
        places.push(`| ${i}`);
        broken = true;
      }
      i++;
      continue;
    }
    const start = i;
    let end = i;
    while (i < text.length && kind(text, i) > SKIP) {
      while (i < text.length && kind(text, i) > SKIP) i++;
      end = i;
      while (i < text.length && (kind(text, i) === SKIP || (kind(text, i) === HYPHEN && joins(start, i)))) i++;
    }
    places.push(`${start} ${end}`);
    broken = false;
  }
  return places;
}

const lexer = new Lexer({ vocabulary: new Vocabulary() });
const placesOf = (text: string): string[] => {
  const tokens = new Tokens(2);
  lexer.lex(text, tokens);
  return Array.from({ length: tokens.count }, (_, i) =>
    tokens.ids[i] === BREAK ? `| ${tokens.starts[i]}` : `${tokens.starts[i]} ${tokens.ends[i]}`,
  );
};

describe('the runs of a text', () => {
  it('are those of a plain loop, with their hashes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const edges = readRuns(text);
        const runs = Array.from({ length: edges / 2 }, (_, r) => [
          RUNS.edges[2 * r]!,
          RUNS.edges[2 * r + 1]!,
          RUNS.firsts[2 * r + 1]!,
          RUNS.seconds[2 * r + 1]!,
        ]);
        expect(runs).toEqual(plainRuns(text));
      }),
    );
  });

  it('fill the buffers and no more', () => {
    expect(readRuns('a '.repeat(MOST_UNITS / 2))).toBe(MOST_UNITS);
    expect(readRuns('x'.repeat(MOST_UNITS))).toBe(2);
    expect(RUNS.edges[1]).toBe(MOST_UNITS);
    expect(readRuns('')).toBe(0);
  });
});

describe('the places of tokens', () => {
  it('are those of the plain rules, in any text', () => {
    const heeded = new Set('bio co'.split(' '));
    // Other joining prefixes do not come up in these texts by themselves, but "un-" and the like may: left to the examples.
    const others = /(^|[^\p{L}\p{N}\p{M}])([a-z\u00ad]{2,7})[-\u2010\u2011]/giu;
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre([...text.matchAll(others)].every(([, , word]) => heeded.has(word!.toLowerCase())));
        expect(placesOf(text)).toEqual(plainPlaces(text));
      }),
    );
  });

  it('do not depend on where a long text is cut into pieces', () => {
    const sentence = 'A bio-based e-bike, of 4.0 or 1,000; soft\u00adware \ud83d\ude00 und Größe.\n';
    const long = sentence.repeat(3 * Math.ceil(MOST_UNITS / sentence.length));
    const shift = (place: string, by: number): string => place.replace(/\d+/g, (number) => String(Number(number) + by));
    const one = placesOf(`${sentence}`);
    const expected = Array.from({ length: long.length / sentence.length }, (_, i) =>
      one.map((place) => shift(place, i * sentence.length)),
    ).flat();
    expect(placesOf(long)).toEqual(expected);
  });

  it('cover a text without a single separator', () => {
    const places = placesOf('x'.repeat(MOST_UNITS * 2 + 5));
    expect(places.at(-1)).toBe(`${MOST_UNITS * 2} ${MOST_UNITS * 2 + 5}`);
  });
});

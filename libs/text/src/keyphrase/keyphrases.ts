import { Lexer } from '../lexer/lexer.js';
import { stemEnglish } from '../lexer/stem.js';
import { Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { FIT_INSIDE, NOT_FIRST, NOT_LAST, NOWHERE } from '../label/unfit-words.js';

export interface Keyphrase {
  /** As it is written where it stands first; capitals of a shouted title fall. */
  readonly text: string;
  /** Relative weight; the best phrase has 1. */
  readonly score: number;
  /** Where it stands first: UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

export interface KeyphraseOptions {
  /** Default 8. */
  readonly most?: number;
  /** Inverse document frequency of a stem in a known collection; without it all words weigh the same. */
  readonly idf?: (stem: string) => number;
}

const LONGEST = 3;
/** A phrase of two or three words says more than its words; a single one says less. */
const BY_LENGTH = [0, 0.6, 1.3, 1.4];
/** Words after which a mention counts half as much as one at the beginning. */
const HALF_LIFE = 120;

const nowhere = new Set(NOWHERE);
const notFirst = new Set(NOT_FIRST);
const notLast = new Set(NOT_LAST);
const fitStems = new Set([...FIT_INSIDE].map(stemEnglish));
const barred = new Set(NOWHERE.map(stemEnglish).filter((stem) => !fitStems.has(stem)));

interface Tally {
  readonly terms: readonly number[];
  readonly start: number;
  readonly end: number;
  weight: number;
  times: number;
}

/**
 * The phrases (one to three words) that say what one text is about, best first: how often and how early they stand, how rare their words
 * are, how long they are; without empty words, fragments and parts of each other. Works for a headline as for a long article.
 */
export function keyphrases(text: string, options: KeyphraseOptions = {}): Keyphrase[] {
  const { most = 8, idf = () => 1 } = options;
  const lexer = new Lexer({ vocabulary: new Vocabulary() });
  const tokens = new Tokens();
  lexer.lex(text, tokens);
  const rarity = lexer.vocabulary.all().map((stem) => (barred.has(stem) ? 0 : idf(stem)));
  const tallies = tally(tokens, rarity);
  const scored = [...tallies.values()]
    .filter(({ start, end }) => isFit(text.slice(start, end)))
    .map((phrase) => {
      const rare = phrase.terms.reduce((sum, term) => sum + rarity[term]!, 0) / phrase.terms.length;
      return { ...phrase, score: phrase.weight * rare * BY_LENGTH[phrase.terms.length]! };
    })
    .sort((a, b) => b.score - a.score || a.start - b.start);
  const chosen: (Tally & { score: number })[] = [];
  for (const phrase of scored) {
    if (chosen.length === most) break;
    const overlaps = chosen.some(({ terms }) => overlap(phrase.terms, terms));
    if (phrase.score > 0 && !overlaps) chosen.push(phrase);
  }
  const best = chosen[0]?.score ?? 1;
  return chosen.map(({ start, end, score }) => ({
    text: quiet(text.slice(start, end).replace(/\s+/g, ' ')),
    score: score / best,
    start,
    end,
  }));
}

function tally(tokens: Tokens, rarity: readonly number[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (let first = 0; first < tokens.count; first++) {
    const terms: number[] = [];
    for (let last = first; last < Math.min(tokens.count, first + LONGEST); last++) {
      const id = tokens.ids[last]!;
      if (id < 0 || rarity[id] === 0) break;
      terms.push(id);
      const key = terms.join(' ');
      const known = tallies.get(key);
      const weight = 0.5 + 0.5 * 2 ** (-first / HALF_LIFE);
      if (known === undefined) {
        tallies.set(key, {
          terms: [...terms],
          start: tokens.starts[first]!,
          end: tokens.ends[last]!,
          weight,
          times: 1,
        });
      } else {
        // Each further mention adds less.
        known.times++;
        known.weight += weight / Math.sqrt(known.times);
      }
    }
  }
  return tallies;
}

function isFit(written: string): boolean {
  const parts = written.toLowerCase().split(/[\s-]+/);
  return (
    written.length >= 3 &&
    !parts.some((part) => nowhere.has(part)) &&
    !notFirst.has(parts[0]!) &&
    !notLast.has(parts.at(-1)!) &&
    !written.endsWith('ly')
  );
}

/** Whether they share all words of the shorter one, or two words. */
function overlap(a: readonly number[], b: readonly number[]): boolean {
  const shared = a.filter((term) => b.includes(term)).length;
  return shared >= Math.min(2, a.length, b.length);
}

/** A shouted title is quiet in a list; short acronyms stay. */
const quiet = (written: string): string =>
  written.length > 5 && written === written.toUpperCase() ? written.toLowerCase() : written;

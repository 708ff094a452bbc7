import type { EarningWord } from '../signal/signal.js';

/** A word, phrase or code that ties evidence to a trend, and in how many of the signals looked at it does. */
export interface TellingWord {
  readonly term: string;
  readonly signals: number;
}

/** Candidates among which a word inside a longer phrase gives way to the phrase. */
const CANDIDATES = 12;

/**
 * The words that tie the clearest evidence to a trend: those that stand in the most signals come first; equals in order of weight, then of the
 * alphabet. Spelling and a plural s aside, a word counts once; one that stands inside a longer phrase ("quantum", "quantum computing") gives way.
 * @param most words returned at most
 */
export function tellingWords(signals: readonly { readonly words: readonly EarningWord[] }[], most = 5): TellingWord[] {
  const found = new Map<string, { terms: Set<string>; signals: number; weight: number }>();
  for (const { words } of signals) {
    const seen = new Set<string>();
    for (const { term, weight } of words) {
      const key = keyOf(term);
      if (key === '') continue;
      const word = found.get(key) ?? { terms: new Set<string>(), signals: 0, weight: 0 };
      word.terms.add(asRead(term.trim()));
      found.set(key, { ...word, signals: word.signals + (seen.has(key) ? 0 : 1), weight: word.weight + weight });
      seen.add(key);
    }
  }
  const candidates = [...found]
    .sort(([a, x], [b, y]) => y.signals - x.signals || y.weight - x.weight || (a < b ? -1 : 1))
    .slice(0, CANDIDATES);
  return candidates
    .filter(([key]) => !candidates.some(([other]) => other !== key && ` ${other} `.includes(` ${key} `)))
    .slice(0, most)
    .map(([, { terms, signals: n }]) => ({ term: [...terms].sort()[0] ?? '', signals: n }));
}

const keyOf = (term: string): string =>
  term
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ')
    .trim();

/** Titles of patents shout; short capitals are names (RAG), and codes (C04B) stay as they are. */
const asRead = (term: string): string =>
  term === term.toUpperCase() && term.length > 5 && !/\d/.test(term) ? term.toLowerCase() : term;

/** Too few to speak of one publisher. */
const LEAST_PIECES = 5;
const ONE = 0.8;

/** The publisher of four fifths of the evidence or more; null when there is none, or too little evidence. */
export function onePublisherOf(
  publishers: readonly { readonly publisher: string; readonly n: number }[],
): { publisher: string; n: number; of: number } | null {
  const of = publishers.reduce((sum, { n }) => sum + n, 0);
  const largest = publishers.reduce((best, p) => (p.n > best.n ? p : best), { publisher: '', n: 0 });
  return of >= LEAST_PIECES && largest.n >= ONE * of ? { ...largest, of } : null;
}

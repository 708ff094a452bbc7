import type { EarningWord } from '../signal/signal.js';

/** A word, phrase or code that ties evidence to a trend, and in how many of the signals looked at it does. */
export interface TellingWord {
  readonly term: string;
  readonly signals: number;
}

/**
 * The words that tie the clearest evidence to a trend: those that weigh most over all of it (sum of weights), spelling aside. What stands
 * in the most signals comes first; equals in order of weight, then of the alphabet.
 * @param most words returned at most
 */
export function tellingWords(signals: readonly { readonly words: readonly EarningWord[] }[], most = 5): TellingWord[] {
  const found = new Map<string, { term: string; signals: number; weight: number }>();
  for (const { words } of signals) {
    const seen = new Set<string>();
    for (const { term, weight } of words) {
      const key = term.trim().toLowerCase();
      if (key === '') continue;
      const word = found.get(key) ?? { term: term.trim(), signals: 0, weight: 0 };
      found.set(key, { ...word, signals: word.signals + (seen.has(key) ? 0 : 1), weight: word.weight + weight });
      seen.add(key);
    }
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.signals - x.signals || y.weight - x.weight || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([, { term, signals: n }]) => ({ term, signals: n }));
}

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

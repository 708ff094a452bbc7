import { meanPairSimilarity } from './emergence.js';

/** Shorter words are mostly grammar. */
const SHORTEST = 4;

/**
 * How alike the evidence of a trend speaks: the mean cosine of the words of two of its titles, 0..1. A word counts once a title; short words
 * are left out. Null below two titles with words. Our own proposal: a measure of wording, the same in every language, with no model behind it.
 */
export function titleCoherence(titles: readonly string[]): number | null {
  const numbers = new Map<string, number>();
  const vectors = titles.flatMap((title) => {
    const words = new Set(
      title
        .toLowerCase()
        .match(/\p{L}[\p{L}\p{N}]+/gu)
        ?.filter((w) => w.length >= SHORTEST),
    );
    if (words.size === 0) return [];
    const weight = 1 / Math.sqrt(words.size);
    return [
      new Map(
        [...words].map((word) => {
          const at = numbers.get(word) ?? numbers.size;
          numbers.set(word, at);
          return [at, weight] as const;
        }),
      ),
    ];
  });
  return meanPairSimilarity(vectors);
}

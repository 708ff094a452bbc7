import type { Collection } from './collection.js';
import { wordCounts } from './collection.js';

/** English running text has 30 to 50 % stop-words, headlines fewer; other languages have next to none of the English ones. */
const LEAST_STOP_WORDS = 0.12;
const SHORTEST = 12;
const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}]/gu;

/** Whether text i reads as English: by its declared language, else by its script and its share of stop-words. */
export function isEnglish(collection: Collection, i: number, lang: string | null | undefined): boolean {
  if (lang !== null && lang !== undefined) return lang === 'en';
  const source = collection.sources[i]!.slice(0, 1_000);
  if ((source.match(NOT_LATIN)?.length ?? 0) > 0.1 * source.length) return false;
  const { topical, all } = wordCounts(collection, i);
  return all < SHORTEST || (all - topical) / all >= LEAST_STOP_WORDS;
}

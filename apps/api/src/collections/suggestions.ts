import type { Candidate } from '#libs/store';
import {
  documentFrequency,
  foldWord,
  inverseDocumentFrequency,
  keyphrases,
  readCollection,
  RelatedRows,
  stemEnglish,
  STOP_WORDS,
  tfIdf,
} from '#libs/text';

export interface Suggestion {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
  readonly url: string | null;
  /** Cosine of the words with the nearest thing in the collection, 0..1. */
  readonly similarity: number;
  readonly reason: string;
}

interface Titled {
  readonly title: string;
  readonly text: string;
}

const SMALL_WORDS = new Set(
  Object.values(STOP_WORDS)
    .flat()
    .flatMap((word) => [foldWord(word), stemEnglish(foldWord(word))]),
);
const PHRASES = 12;
const SHORTEST_WORD = 4;
const WORDS_NAMED = 4;
const LEAST = 0.12;
/** Neighbours looked at of each thing in the collection: some of them are in it themselves. */
const NEIGHBOURS = 40;

/** The words that say what a collection is about: with which the store is asked for candidates. */
export const wordsOf = (seeds: readonly Titled[]): string[] => [
  ...new Set(
    keyphrases(seeds.map(({ title }) => title).join('. '), { most: PHRASES })
      .flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length >= SHORTEST_WORD && !SMALL_WORDS.has(foldWord(word))),
  ),
];

/**
 * The candidates nearest to a thing in the collection, nearest first, each with the reason: which thing, which words both have, which trends they
 * share. Nearness is the cosine of TF-IDF over both together (RelatedRows). The same title is suggested once.
 */
export function suggest(seeds: readonly Titled[], candidates: readonly Candidate[], most: number): Suggestion[] {
  if (seeds.length === 0 || candidates.length === 0) return [];
  const read = readCollection([...seeds, ...candidates]);
  const idf = inverseDocumentFrequency(documentFrequency(read.counts), read.size);
  // The small words of every language: the reader drops the English ones only, and texts of one language would be alike by the rest.
  for (const stem of SMALL_WORDS) {
    const term = read.lexer.vocabulary.get(stem);
    if (term >= 0) idf[term] = 0;
  }
  const rows = tfIdf(read.counts, idf);
  const related = new RelatedRows(rows);
  const best = new Map<number, { seed: number; similarity: number }>();
  seeds.forEach((_, seed) => {
    for (const { row, similarity } of related.to(seed, NEIGHBOURS, LEAST))
      if (row >= seeds.length && similarity > (best.get(row)?.similarity ?? 0)) best.set(row, { seed, similarity });
  });
  const titles = new Set(seeds.map(({ title }) => plain(title)));
  return [...best]
    .sort((a, b) => b[1].similarity - a[1].similarity || a[0] - b[0])
    .filter(([row]) => {
      const title = plain(candidates[row - seeds.length]!.title);
      return !titles.has(title) && titles.add(title);
    })
    .slice(0, most)
    .map(([row, { seed, similarity }]) => {
      const { text: _text, trends, ...head } = candidates[row - seeds.length]!;
      return {
        ...head,
        similarity: Math.round(similarity * 100) / 100,
        reason: reasonOf(seeds[seed]!.title, sharedWords(read, rows, seed, row), trends),
      };
    });
}

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function reasonOf(title: string, words: readonly string[], trends: readonly string[]): string {
  const short = title.length > 80 ? `${title.slice(0, 80).replace(/\s+\S*$/, '')} …` : title;
  const shared = words.length > 0 ? `: both speak of ${listed(words)}` : '';
  const trend = trends.length > 0 ? `. Counts for the trend ${trends[0]}` : '';
  return `Like “${short}”${shared}${trend}.`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The words that bring two rows together, those that bring most first, as the second writes them. */
function sharedWords(
  { tokens, from, sources }: ReturnType<typeof readCollection>,
  rows: ReturnType<typeof tfIdf>,
  a: number,
  b: number,
): string[] {
  const weights = new Map<number, number>();
  for (let j = rows.ptr[a]!; j < rows.ptr[a + 1]!; j++) weights.set(rows.idx[j]!, rows.val[j]!);
  const products: [number, number][] = [];
  for (let j = rows.ptr[b]!; j < rows.ptr[b + 1]!; j++) {
    const product = (weights.get(rows.idx[j]!) ?? 0) * rows.val[j]!;
    if (product > 0) products.push([rows.idx[j]!, product]);
  }
  const wanted = products.sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, WORDS_NAMED);
  return wanted.flatMap(([term]) => {
    for (let at = from[b]!; at < from[b + 1]!; at++)
      if (tokens.ids[at] === term) return [sources[b]!.slice(tokens.starts[at], tokens.ends[at]).toLowerCase()];
    return [];
  });
}

import type { Stemmer } from '../lexer/stem.js';
import { topicalIdf } from '../lsa/latent-rows.js';
import type { Csr } from '../vectors/csr.js';
import { tfIdf } from '../vectors/tf-idf.js';
import { readCollection, sourceOf, wordCounts, type Collection } from './collection.js';
import type { DiscoverText } from './discovery.js';
import { isEnglish } from './english.js';
import { sourceMeans, type SourceMeans } from './fit-profile.js';
import { firstTellings } from './postings.js';
import { rememberingStemmer } from './stem-memo.js';

/** The English texts of one ecosystem, read and weighted: what candidates, profiles and judgements are made from. */
export interface Survey {
  /** The texts that take part, in the order of the rows. */
  readonly texts: readonly DiscoverText[];
  readonly collection: Collection;
  /** Stems each word form once for all readers of these texts. */
  readonly stem: Stemmer;
  readonly idf: Float32Array;
  /** TF-IDF rows, genre words at 0; entries stand where they stand in the counts. */
  readonly rows: Csr;
  /** The text each text nearly repeats, itself when new. */
  readonly first: Int32Array;
  /** Topical words of each text. */
  readonly lengths: Int32Array;
  /** Kind and, where a publisher has many texts, publisher. */
  readonly sources: readonly string[];
  readonly background: SourceMeans;
}

/** Publishers with fewer texts are taken together by kind. */
const OWN_SOURCE = 20;

export function survey(all: readonly DiscoverText[]): Survey {
  const texts = all.filter((text) => isEnglish(sourceOf(text), text.lang));
  const stem = rememberingStemmer();
  const collection = readCollection(texts, stem);
  // In a small ecosystem two texts already share a word worth keeping.
  const minDf = texts.length < 300 ? 2 : 3;
  const idf = topicalIdf(collection.counts, collection.lexer.vocabulary, { minDf, maxDf: 0.25 });
  const rows = tfIdf(collection.counts, idf);
  const sources = sourcesOf(texts);
  return {
    texts,
    collection,
    stem,
    idf,
    rows,
    first: firstTellings(rows, collection.postings),
    lengths: Int32Array.from(texts, (_, i) => wordCounts(collection, i).topical),
    sources,
    background: sourceMeans(rows, sources),
  };
}

function sourcesOf(texts: readonly DiscoverText[]): string[] {
  const counts = new Map<string, number>();
  const own = ({ kind, publisher }: DiscoverText): string => `${kind}/${publisher}`;
  for (const text of texts) counts.set(own(text), (counts.get(own(text)) ?? 0) + 1);
  return texts.map((text) => (counts.get(own(text))! >= OWN_SOURCE ? own(text) : text.kind));
}

/** The members without repeats of each other, in their order. */
export function independent({ first }: Survey, members: readonly number[]): number[] {
  const told = new Set<number>();
  return members.filter((member) => {
    const story = first[member]!;
    if (told.has(story)) return false;
    told.add(story);
    return true;
  });
}

/** Titles among the members: one applicant's patents of one title are one matter. */
export const distinctTitles = ({ texts }: Survey, members: readonly number[]): number =>
  new Set(members.map((row) => texts[row]!.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))).size;

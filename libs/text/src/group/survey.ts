import { topicalIdf } from '../lsa/latent-rows.js';
import { pickRows, type Csr } from '../vectors/csr.js';
import { tfIdf } from '../vectors/tf-idf.js';
import { readCollection, type Collection } from './collection.js';
import type { DiscoverText } from './discovery.js';
import { isEnglish } from './english.js';
import { sourceMeans, type SourceMeans } from './fit-profile.js';

/** The English texts of one ecosystem, read and weighted: what candidates, profiles and judgements are made from. */
export interface Survey {
  /** The texts that take part, in the order of the rows. */
  readonly texts: readonly DiscoverText[];
  readonly collection: Collection;
  readonly idf: Float32Array;
  /** TF-IDF rows, genre words at 0. */
  readonly rows: Csr;
  /** Kind and, where a publisher has many texts, publisher. */
  readonly sources: readonly string[];
  readonly background: SourceMeans;
}

/** Publishers with fewer texts are taken together by kind. */
const OWN_SOURCE = 20;

export function survey(all: readonly DiscoverText[]): Survey {
  const read = readCollection(all);
  const english = Array.from(all.keys()).filter((i) => isEnglish(read, i, all[i]!.lang));
  const texts = english.map((i) => all[i]!);
  const collection = english.length === all.length ? read : readCollection(texts);
  // In a small ecosystem two texts already share a word worth keeping.
  const minDf = texts.length < 300 ? 2 : 3;
  const idf = topicalIdf(collection.counts, collection.lexer.vocabulary, { minDf, maxDf: 0.25 });
  const rows = tfIdf(collection.counts, idf);
  const sources = sourcesOf(texts);
  return { texts, collection, idf, rows, sources, background: sourceMeans(rows, sources) };
}

function sourcesOf(texts: readonly DiscoverText[]): string[] {
  const counts = new Map<string, number>();
  const own = ({ kind, publisher }: DiscoverText): string => `${kind}/${publisher}`;
  for (const text of texts) counts.set(own(text), (counts.get(own(text)) ?? 0) + 1);
  return texts.map((text) => (counts.get(own(text))! >= OWN_SOURCE ? own(text) : text.kind));
}

/**
 * The rows that are no near-duplicates of an earlier one of the list: the same story told twice is one piece of evidence.
 * @param rows unit rows
 */
export function independent(rows: Csr, members: readonly number[], nearest = 0.75): number[] {
  const kept: number[] = [];
  const weights = new Float32Array(rows.columns);
  for (const member of members) {
    const own = pickRows(rows, [member]);
    own.idx.forEach((column, j) => (weights[column] = own.val[j]!));
    const repeats = kept.some((earlier) => {
      let cosine = 0;
      for (let j = rows.ptr[earlier]!; j < rows.ptr[earlier + 1]!; j++) cosine += rows.val[j]! * weights[rows.idx[j]!]!;
      return cosine >= nearest;
    });
    own.idx.forEach((column) => (weights[column] = 0));
    if (!repeats) kept.push(member);
  }
  return kept;
}

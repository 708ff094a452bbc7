/** A text that describes one thing: title and abstract. */
export interface DescribedThing {
  readonly id: string;
  readonly text: string;
}

/** Two texts of different kinds about the same invention. Linked, never merged: a patent and a paper are two pieces of evidence. */
export interface CrossLink {
  readonly a: string;
  readonly b: string;
  /** Cosine of the two, 0..1. */
  readonly similarity: number;
}

export interface CrossLinkOptions {
  /** Cosine from which on two are linked. */
  readonly threshold?: number;
  /** Least lead of the best match over the second best, as a share of the best. */
  readonly lead?: number;
}

const WORD = /[\p{L}\p{N}]{2,}/gu;
const STEM = 7;
/** Words in a larger share of the texts tell nothing and would make the search quadratic. */
const COMMON = 0.1;

interface Posting {
  readonly item: number;
  readonly weight: number;
}
type Vector = ReadonlyMap<string, number>;

/**
 * Finds for each text of `as` the one among `bs` that is about the same invention: highest cosine of TF-IDF vectors, when each is the other's
 * best and the lead over the second is clear. O(pairs that share a rare word).
 */
export function linkAcrossKinds(
  as: readonly DescribedThing[],
  bs: readonly DescribedThing[],
  options: CrossLinkOptions = {},
): CrossLink[] {
  const { threshold = 0.2, lead = 0.1 } = options;
  const terms = [...as, ...bs].map(({ text }) => countTerms(text));
  const idf = inverseFrequency(terms);
  const vectors = terms.map((counts) => unitVector(counts, idf));
  const left = vectors.slice(0, as.length);
  const right = vectors.slice(as.length);
  const forth = bestMatches(left, right);
  const back = bestMatches(right, left);
  return forth.flatMap((match, at) => {
    if (match === null || match.cosine < threshold || match.second > match.cosine * (1 - lead)) return [];
    return back[match.item]?.item === at ? [{ a: as[at]!.id, b: bs[match.item]!.id, similarity: match.cosine }] : [];
  });
}

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const stem = word.slice(0, STEM);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** ln(n / df) of terms that occur in two texts at least and in not too many. */
function inverseFrequency(texts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const counts of texts) for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const most = Math.max(2, COMMON * texts.length);
  const idf = new Map<string, number>();
  for (const [term, df] of frequency) if (df > 1 && df <= most) idf.set(term, Math.log(texts.length / df));
  return idf;
}

function unitVector(counts: ReadonlyMap<string, number>, idf: ReadonlyMap<string, number>): Vector {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * (idf.get(term) ?? 0);
    if (weight === 0) continue;
    vector.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

function bestMatches(
  from: readonly Vector[],
  to: readonly Vector[],
): ({ item: number; cosine: number; second: number } | null)[] {
  const postings = new Map<string, Posting[]>();
  to.forEach((vector, item) => {
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list) list.push({ item, weight });
      else postings.set(term, [{ item, weight }]);
    }
  });
  const cosine = new Float64Array(to.length);
  return from.map((vector) => {
    cosine.fill(0);
    for (const [term, weight] of vector)
      for (const posting of postings.get(term) ?? []) cosine[posting.item]! += weight * posting.weight;
    let best = -1;
    let second = 0;
    for (let item = 0; item < cosine.length; item++) {
      if (cosine[item]! === 0) continue;
      if (best < 0 || cosine[item]! > cosine[best]!) [second, best] = [best < 0 ? 0 : cosine[best]!, item];
      else if (cosine[item]! > second) second = cosine[item]!;
    }
    return best < 0 ? null : { item: best, cosine: cosine[best]!, second };
  });
}

import { sentences } from '../keyphrase/sentences.js';
import type { Collection } from '../group/collection.js';

/** Words a sentence may have to be quoted. */
const SHORTEST = 8;
const LONGEST = 45;
/** It must be understood by itself, and be about the matter, not about the document. */
const LEANING =
  /^(?:it|its|this|these|those|they|their|he|she|however|moreover|furthermore|therefore|thus|hence|also|in addition|in contrast|the (?:present|utility|above|method|said|device|apparatus|system|composition|invention|disclosure|embodiment|paper|study|article|project|work)|an? (?:method|system|device|apparatus|composition)|such|and|but|or|fig|figure|herein|disclosed|provided|described|methods?|systems?|here|we|our|i|my)\b/i;
const UNQUOTABLE =
  /©|min read|\b(?:FIELD|SUBSTANCE|CONSTITUTION|PURPOSE|EFFECT):|http|www\.|doi|all rights reserved|the post |click|subscribe|\bsaid\b|\bclaims?\b|\bembodiment|[{}<>|]/i;

/** A sentence with all words of the name is worth more. */
const NAMES_IT = 1.6;

/**
 * The sentence of the member texts that says what most of them are about: the largest evidence per root of its length, more with the name
 * in it, among sentences that can stand alone. Null when there is none.
 * @param weights weight of each term id for the group
 * @param name term ids of the group's name
 */
export function quoteOf(
  collection: Collection,
  members: readonly number[],
  weights: ReadonlyMap<number, number>,
  name: readonly number[] = [],
): string | null {
  const { sources, tokens, from } = collection;
  let best: string | null = null;
  let most = 0;
  for (const text of members) {
    const source = sources[text]!;
    const body = source.indexOf('\n') + 1;
    let at = from[text]!;
    for (const { start, end } of sentences(source)) {
      while (at < from[text + 1]! && tokens.starts[at]! < start) at++;
      const first = at;
      const seen = new Set<number>();
      let evidence = 0;
      for (; at < from[text + 1]! && tokens.ends[at]! <= end; at++) {
        const id = tokens.ids[at]!;
        if (id < 0 || seen.has(id)) continue;
        seen.add(id);
        evidence += weights.get(id) ?? 0;
      }
      const hasName = name.length > 0 && name.every((term) => seen.has(term));
      const value = (evidence * (hasName ? NAMES_IT : 1)) / Math.sqrt(Math.max(SHORTEST, at - first));
      if (start < body || value <= most) continue;
      const sentence = source.slice(start, end);
      if (isQuotable(sentence)) [best, most] = [sentence, value];
    }
  }
  return best;
}

export function isQuotable(sentence: string): boolean {
  const words = sentence.split(/\s+/).length;
  return (
    words >= SHORTEST &&
    words <= LONGEST &&
    /^["“(]?\p{Lu}/u.test(sentence) &&
    /[.!]["”)]?$/.test(sentence) &&
    !LEANING.test(sentence) &&
    !UNQUOTABLE.test(sentence)
  );
}

import type { Collection } from '../group/collection.js';
import { BREAK } from '../lexer/tokens.js';

const SHOUTED_SHARE = 0.5;
const UPPER = /\p{Lu}/gu;
const LETTER = /[\p{Lu}\p{Ll}]/gu;
const HAS_UPPER = /\p{Lu}/u;

/**
 * How each word is written in the middle of sentences: "LiDAR", "CO2" and "Alzheimer" keep their capitals, words of titles and shouted
 * headings lose them. Learnt from the texts themselves.
 */
export class Casing {
  /** Forms and how often they stand, for words that were met with a capital; by their lower case. */
  private readonly forms = new Map<string, Map<string, number>>();

  constructor(collection: Collection) {
    const stems = new Set<number>();
    const written = Array.from({ length: collection.size }, (_, text) => text).filter(
      (text) => !isShouted(bodyOf(collection, text)),
    );
    eachInSentence(collection, written, (id, word) => {
      if (!HAS_UPPER.test(word)) return;
      stems.add(id);
      const key = word.toLowerCase();
      const forms = this.forms.get(key) ?? new Map<string, number>();
      this.forms.set(key, forms.set(word, (forms.get(word) ?? 0) + 1));
    });
    // The same words without a capital, looked for under the same stems only.
    eachInSentence(
      collection,
      written,
      (_, word) => {
        const forms = this.forms.get(word);
        forms?.set(word, (forms.get(word) ?? 0) + 1);
      },
      stems,
    );
  }

  /** The usual form of a word (of one token). A word never met with a capital in a sentence is lower case, unless it has a digit. */
  of(word: string): string {
    const forms = this.forms.get(word.toLowerCase());
    if (forms === undefined) return /\d/.test(word) ? word : word.toLowerCase();
    let best = word;
    let most = 0;
    for (const [form, times] of forms) {
      if (times > most || (times === most && form > best)) [best, most] = [form, times];
    }
    return best;
  }
}

const bodyOf = ({ sources }: Collection, text: number): string => {
  const body = sources[text]!.indexOf('\n') + 1;
  return sources[text]!.slice(body, body + 400);
};

/** Words of the texts (not of titles) that do not begin a sentence. */
function eachInSentence(
  { sources, tokens, from }: Collection,
  texts: readonly number[],
  visit: (id: number, word: string) => void,
  only?: ReadonlySet<number>,
): void {
  for (const text of texts) {
    const source = sources[text]!;
    const body = source.indexOf('\n') + 1;
    for (let at = from[text]! + 1; at < from[text + 1]!; at++) {
      const id = tokens.ids[at]!;
      if (id < 0 || tokens.starts[at]! < body || tokens.ids[at - 1] === BREAK) continue;
      if (only === undefined || only.has(id)) visit(id, source.slice(tokens.starts[at], tokens.ends[at]));
    }
  }
}

const isShouted = (text: string): boolean =>
  (text.match(UPPER)?.length ?? 0) > SHOUTED_SHARE * (text.match(LETTER)?.length ?? 0);

/** First letter in upper case, unless the first word has a capital inside it already ("mRNA", "eVTOL", "pH"). */
export const sentenceCase = (name: string): string =>
  /^\S*\p{Lu}/u.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);

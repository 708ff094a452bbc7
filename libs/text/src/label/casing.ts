import type { Collection } from '../group/collection.js';
import { BREAK } from '../lexer/tokens.js';

const SHOUTED_SHARE = 0.5;

/**
 * How each word is written in the middle of sentences: "LiDAR", "CO2" and "Alzheimer" keep their capitals, words of titles and shouted
 * headings lose them. Learnt from the texts themselves.
 */
export class Casing {
  private readonly forms = new Map<string, Map<string, number>>();

  constructor({ sources, tokens, from, size }: Collection) {
    for (let text = 0; text < size; text++) {
      const source = sources[text]!;
      const body = source.indexOf('\n') + 1;
      if (isShouted(source.slice(body))) continue;
      for (let at = from[text]! + 1; at < from[text + 1]!; at++) {
        if (tokens.starts[at]! < body || tokens.ids[at] === BREAK || tokens.ids[at - 1] === BREAK) continue;
        this.see(source.slice(tokens.starts[at], tokens.ends[at]));
      }
    }
  }

  private see(word: string): void {
    const key = word.toLowerCase();
    const forms = this.forms.get(key);
    if (forms === undefined) this.forms.set(key, new Map([[word, 1]]));
    else forms.set(word, (forms.get(word) ?? 0) + 1);
  }

  /** The usual form of a word (of one token). A word never met in a sentence is lower case, unless it mixes letters and digits. */
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

function isShouted(text: string): boolean {
  let upper = 0;
  let letters = 0;
  for (const letter of text.slice(0, 400)) {
    if (letter.toLowerCase() === letter.toUpperCase()) continue;
    letters++;
    if (letter === letter.toUpperCase()) upper++;
  }
  return letters > 0 && upper / letters > SHOUTED_SHARE;
}

/** First letter in upper case, unless the first word has a capital inside it already ("mRNA", "eVTOL", "pH"). */
export const sentenceCase = (name: string): string =>
  /^\S*\p{Lu}/u.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);

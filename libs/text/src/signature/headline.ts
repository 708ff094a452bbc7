/** A headline made comparable: what stays the same when an editor touches it up. */
export interface Headline {
  /** Hashes of the words cut to five letters (`strikes`, `striking` = `strik`), each once, ascending. Scripts without blanks give pairs of characters. */
  readonly words: Uint32Array;
  /** Hashes of all runs of three characters, ascending, repeated ones kept. */
  readonly trigrams: Uint32Array;
}

const STEM = 5;
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+|[\p{L}\p{N}]+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]/u;

/** Case, accents, punctuation and possessive endings fall away. Linear in the length of the text. */
export function readHeadline(text: string): Headline {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/['’]s\b/g, '')
      .match(WORD) ?? [];
  const stems = words.flatMap((word) => (UNSPACED.test(word) ? pairs(word) : [word.slice(0, STEM)]));
  const line = ` ${words.join(' ')} `;
  const trigrams = new Uint32Array(Math.max(0, line.length - 2));
  for (let at = 0; at < trigrams.length; at++) trigrams[at] = hash(line, at, at + 3);
  return {
    words: Uint32Array.from(new Set(stems.map((stem) => hash(stem, 0, stem.length)))).sort(),
    trigrams: trigrams.sort(),
  };
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : characters.slice(1).map((character, at) => characters[at]! + character);
}

/** FNV-1a of UTF-16 units, 32 bits. */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Dice coefficient of two ascending lists, repeated entries counted: 2 |A ∩ B| / (|A| + |B|), 0 for two empty ones. */
export function dice(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

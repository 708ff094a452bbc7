/**
 * Character classes of the lexer, one lookup per UTF-16 unit.
 * Values: SEPARATOR, BREAK, HYPHEN, SKIP, or (>= 4) the lower-cased unit of a letter, digit or combining mark.
 */
export const SEPARATOR = 0;
/** Punctuation that ends a phrase: a multi-word term never runs across it. */
export const BREAK_CHARACTER = 1;
export const HYPHEN = 2;
/** Soft hyphens, zero-width marks and byte order marks: as if they were not there. */
export const SKIP = 3;

const BREAKS = '.,;:!?()[]{}"|\n\r•·«»“”„…–—。、，；：！？（）';
const HYPHENS = '-\u2010\u2011';
const SKIPPED = '\u00ad\u200b\u200c\u200d\u2060\ufeff';

export const FOLD: Uint16Array = buildFold();

function buildFold(): Uint16Array {
  const table = new Uint16Array(65_536);
  const word = /[\p{L}\p{N}\p{M}]/u;
  for (let unit = 0; unit < 65_536; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    const character = String.fromCharCode(unit);
    if (!word.test(character)) continue;
    const lower = character.toLowerCase();
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  }
  const mark = (characters: string, kind: number): void => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = kind;
  };
  mark(BREAKS, BREAK_CHARACTER);
  mark(HYPHENS, HYPHEN);
  mark(SKIPPED, SKIP);
  return table;
}

const DIACRITICS = /\p{M}+/gu;
const JOINED = /-|\u2010|\u2011|\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;
const NOT_ASCII = /[^ -~]/;
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const SPECIAL_LETTERS = /[ßæœøłđðþı]/g;

/** The word as the vocabulary keeps it: without diacritics (`café` = `cafe`, `größe` = `grosse`). */
export function withoutDiacritics(word: string): string {
  if (!NOT_ASCII.test(word)) return word;
  return word
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter)
    .normalize('NFC');
}

/** The folded, NFKC, lower-case form of a slice of source text; hyphens and invisible marks that were joined over fall away. */
export function foldWord(slice: string): string {
  const word = slice.toLowerCase().replace(JOINED, '');
  return NOT_ASCII.test(word) ? word.normalize('NFKC') : word;
}

import type { Word } from '../api/types.js';

/** A piece of text, marked when it earned something. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text at the words that earned a tag. A word's place is trusted only if the text there reads like the word (places count
 * from the start of title and text together; `offset` is where this text starts); else the word is looked for.
 */
export function highlightWords(text: string, words: readonly Word[], offset = 0): readonly Piece[] {
  const ranges = words.flatMap((word) => {
    const placed =
      word.start !== undefined && word.end !== undefined
        ? { start: word.start - offset, end: word.end - offset }
        : null;
    if (placed && placed.start >= 0 && same(text.slice(placed.start, placed.end), word.term)) return [placed];
    return find(text, word.term);
  });
  return cut(text, ranges);
}

/** Cuts a text at the words of a search, as a reader typed them: quotes, "or" and -without are understood. */
export function highlightSearch(text: string, query: string): readonly Piece[] {
  const terms = [...query.matchAll(/(-?)"([^"]+)"|(-?)([^\s"]+)/g)]
    .filter((match) => !(match[1] || match[3]))
    .map((match) => match[2] ?? match[4] ?? '')
    .filter((term) => term.length > 1 && term.toLowerCase() !== 'or');
  return cut(
    text,
    terms.flatMap((term) => find(text, term)),
  );
}

const same = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase();

const LETTER_BEFORE = /[\p{L}\p{N}]$/u;

/**
 * Every place where a term begins a word, without regard to case. What stands before is looked at apart: all letters of Unicode in the pattern of
 * each term cost a millisecond to compile.
 */
function find(text: string, term: string): Range[] {
  const places: Range[] = [];
  const pattern = new RegExp(term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
  for (let match = pattern.exec(text); match?.[0]; match = pattern.exec(text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (LETTER_BEFORE.test(text.slice(Math.max(0, start - 2), start))) pattern.lastIndex = start + 1;
    else places.push({ start, end });
  }
  return places;
}

function cut(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= position || start >= text.length) continue;
    const from = Math.max(start, position);
    if (from > position) pieces.push({ text: text.slice(position, from), marked: false });
    pieces.push({ text: text.slice(from, end), marked: true });
    position = end;
  }
  if (position < text.length) pieces.push({ text: text.slice(position), marked: false });
  return pieces;
}

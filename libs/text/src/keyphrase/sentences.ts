/** UTF-16 offsets of one sentence, `end` behind its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop behind these does not end a sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e etc al fig figs eq eqs ref refs no nos vs cf ca approx dr mr mrs ms prof st inc ltd co corp dept vol pp ed'.split(
    ' ',
  ),
);
const END = /[.!?…]+["'”’)\]]*(?=\s)|\n+|[。！？]/g;
const NEXT = /\s*["'“‘([]*[\p{Ll}]/uy;

/**
 * Sentences of a text, in order, without the white space between them. A line feed always ends one; a mark does unless a lower-case letter
 * follows, and a full stop not behind an abbreviation or initial. Good enough to quote from, and linear in time.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  END.lastIndex = 0;
  for (let match = END.exec(text); match !== null; match = END.exec(text)) {
    const end = match.index + match[0].length;
    if (/^[.!?…]/.test(match[0]) && !endsHere(text, start, match.index, end)) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function endsHere(text: string, start: number, stop: number, end: number): boolean {
  NEXT.lastIndex = end;
  if (NEXT.test(text)) return false;
  if (text[stop] !== '.') return true;
  let from = stop;
  while (from > start && !/\s/.test(text[from - 1]!)) from--;
  const word = text
    .slice(from, stop)
    .toLowerCase()
    .replace(/^[("'“]+/, '');
  return word.length > 1 && !ABBREVIATIONS.has(word);
}

function push(spans: Span[], text: string, start: number, end: number): void {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (end > start) spans.push({ start, end });
}

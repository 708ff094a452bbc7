import { Lexer } from '../lexer/lexer.js';
import { Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { isQuotable } from '../label/summary.js';
import { sentences, type Span } from './sentences.js';

/** Sentences later in a long text count less: news and abstracts say it early. */
const LEAD = 0.15;
/** A word of the title weighs so many times more. */
const TITLE = 2;

/**
 * The sentence of a text that says it, with its offsets into `text`: the one that shares most with the whole text and its title, early ones
 * first, among those that can stand alone; failing that the best of all. Null for a text without words.
 */
export function summarise(title: string, text: string): (Span & { readonly sentence: string }) | null {
  const spans = sentences(text);
  const lexer = new Lexer({ vocabulary: new Vocabulary() });
  const tokens = new Tokens();
  const frequency: number[] = [];
  const read = (part: string): Set<number> => {
    tokens.clear();
    lexer.lex(part, tokens);
    return new Set(Array.from(tokens.ids.subarray(0, tokens.count)).filter((id) => id >= 0));
  };
  const titleTerms = read(title);
  const parts = spans.map(({ start, end }) => read(text.slice(start, end)));
  for (const terms of parts) for (const term of terms) frequency[term] = (frequency[term] ?? 0) + 1;
  const weight = (term: number): number => Math.log(1 + frequency[term]!) * (titleTerms.has(term) ? TITLE : 1);
  const values = parts.map((terms, i) => {
    const sum = [...terms].reduce((total, term) => total + weight(term), 0);
    return sum / Math.sqrt(Math.max(8, terms.size)) / (1 + LEAD * i);
  });
  const best =
    bestOf(values, (i) => isQuotable(text.slice(spans[i]!.start, spans[i]!.end))) ?? bestOf(values, () => true);
  if (best === undefined) return null;
  return { ...spans[best]!, sentence: text.slice(spans[best]!.start, spans[best]!.end) };
}

/** Index of the largest positive value among those allowed; the first of equals. */
function bestOf(values: readonly number[], isAllowed: (i: number) => boolean): number | undefined {
  let best: number | undefined;
  values.forEach((value, i) => {
    if (value > 0 && (best === undefined || value > values[best]!) && isAllowed(i)) best = i;
  });
  return best;
}

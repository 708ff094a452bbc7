import { Lexer } from '../lexer/lexer.js';
import type { Stemmer } from '../lexer/stem.js';
import { BREAK, STOP, Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { sentences } from '../keyphrase/sentences.js';
import { CsrBuilder, type Csr } from '../vectors/csr.js';
import { postingsOf, type Postings } from './postings.js';

/** Texts read once: what grouping, profiles and labels all work on. */
export interface Collection {
  readonly size: number;
  readonly lexer: Lexer;
  /** Title, line feed, text. Token offsets point into it. */
  readonly sources: readonly string[];
  /** Tokens of text i: `from[i]` <= position < `from[i + 1]`. Boilerplate reads as BREAK. */
  readonly tokens: Tokens;
  readonly from: Int32Array;
  /** How often each term stands in each text. */
  readonly counts: Csr;
  /** The counts by columns. */
  readonly postings: Postings;
}

export interface Titled {
  readonly title: string;
  readonly text: string;
}

/** A sentence in this many texts is boilerplate: funding notes, the opening of a programme. */
const BOILERPLATE_TEXTS = 12;
/** Longer texts are cut for grouping: the topic is said by then, and one long article must not outweigh the rest. Characters. */
const LONGEST = 6_000;

/** The text as it is read: a token's offsets point into this. */
export const sourceOf = ({ title, text }: Titled): string => `${title}\n${text}`.slice(0, LONGEST);

export function readCollection(texts: readonly Titled[], stem?: Stemmer): Collection {
  const lexer = new Lexer({ vocabulary: new Vocabulary(), ...(stem === undefined ? {} : { stem }) });
  const sources = texts.map(sourceOf);
  const parts = sources.map((source) => sentences(source));
  const repeated = repeatedSentences(sources, parts);
  const tokens = new Tokens(Math.max(1_024, texts.length * 128));
  const from = new Int32Array(texts.length + 1);
  const builder = new CsrBuilder();
  sources.forEach((source, i) => {
    if (repeated.size === 0) lexer.lex(source, tokens);
    else {
      for (const { start, end } of parts[i]!) {
        const sentence = source.slice(start, end);
        if (repeated.has(keyOf(sentence))) continue;
        lexer.lex(sentence, tokens, start);
        if (tokens.ids[tokens.count - 1] !== BREAK) tokens.push(BREAK, end, end);
      }
    }
    for (let at = from[i]!; at < tokens.count; at++) if (tokens.ids[at]! >= 0) builder.add(tokens.ids[at]!, 1);
    builder.endRow();
    from[i + 1] = tokens.count;
  });
  const counts = builder.build(lexer.vocabulary.size);
  return { size: texts.length, lexer, sources, tokens, from, counts, postings: postingsOf(counts) };
}

const keyOf = (sentence: string): string => sentence.trim().toLowerCase();

function repeatedSentences(
  sources: readonly string[],
  parts: readonly { start: number; end: number }[][],
): ReadonlySet<string> {
  const seen = new Map<string, number>();
  sources.forEach((source, i) => {
    for (const { start, end } of parts[i]!) {
      const key = keyOf(source.slice(start, end));
      if (key.length > 20) seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  });
  return new Set([...seen].filter(([, n]) => n >= BOILERPLATE_TEXTS).map(([key]) => key));
}

/** Words of text i that carry a topic, and all its words. */
export function wordCounts({ tokens, from }: Collection, i: number): { topical: number; all: number } {
  let topical = 0;
  let all = 0;
  for (let at = from[i]!; at < from[i + 1]!; at++) {
    const id = tokens.ids[at]!;
    if (id === BREAK) continue;
    all++;
    if (id !== STOP) topical++;
  }
  return { topical, all };
}

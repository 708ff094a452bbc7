import type { EarningWord } from '#libs/domain';
import { CROSSWALK, EVIDENCE, IN_TITLE, PREFIXES, STRIDE } from './columns.js';
import type { FeatureReader } from './feature-reader.js';
import type { Head } from './scorer.js';

const MOST_WORDS = 8;
const LEAST_SHARE = 0.02;

/** A stretch of the text and what it earned. Tokens `first`..`last`. */
interface Span {
  readonly first: number;
  readonly last: number;
  earned: number;
}

/**
 * The words and codes that earned a class its score: what each adds to the class's margin, as a share of all that speaks for it.
 * Words inside a matched phrase are counted with the phrase. For the row that `reader` read last.
 */
export function explain(
  reader: FeatureReader,
  head: Head,
  c: number,
  source: { title: string; text: string },
): EarningWord[] {
  const weight = (column: number): number => head.weights[(column - head.from) * STRIDE + c]!;
  const spans = phraseSpans(reader, weight);
  if (head.from === 0) addWords(reader, weight, spans);
  const codes = codeShares(reader, weight);
  const total = spans.reduce((sum, { earned }) => sum + earned, 0) + codes.reduce((sum, { earned }) => sum + earned, 0);
  if (total <= 0) return [];
  const whole = `${source.title}\n${source.text}`;
  const words: EarningWord[] = spans.map(({ first, last, earned }) => {
    const start = reader.tokens.starts[first]!;
    const end = reader.tokens.ends[last]!;
    return { term: whole.slice(start, end), weight: share(earned, total), start, end };
  });
  words.push(...codes.map(({ code, earned }) => ({ term: code, weight: share(earned, total) })));
  return words
    .filter(({ weight: own }) => own >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight || (a.start ?? Infinity) - (b.start ?? Infinity))
    .slice(0, MOST_WORDS);
}

const share = (earned: number, total: number): number => Math.round((earned / total) * 1_000) / 1_000;

/** Phrases that speak for the class; nested ones joined to the one around them. */
function phraseSpans(reader: FeatureReader, weight: (column: number) => number): Span[] {
  const { features, hits, counts, inTitle } = reader.evidence;
  const { block, words } = reader;
  const spans: Span[] = [];
  features.forEach((feature, i) => {
    let earned = block[EVIDENCE + feature]! * weight(words + EVIDENCE + feature);
    if (inTitle[feature]) earned += block[IN_TITLE + feature]! * weight(words + IN_TITLE + feature);
    earned /= counts[feature]!;
    if (earned <= 0) return;
    const hit = hits[i]!;
    spans.push({ first: reader.hits.first[hit]!, last: reader.hits.last[hit]!, earned });
  });
  spans.sort((a, b) => a.first - b.first || b.last - a.last);
  const outer: Span[] = [];
  for (const span of spans) {
    const around = outer.at(-1);
    if (around && span.last <= around.last) around.earned += span.earned;
    else outer.push({ ...span });
  }
  return outer;
}

function addWords(reader: FeatureReader, weight: (column: number) => number, spans: Span[]): void {
  const phrases = spans.slice();
  for (let j = 0; j < reader.wordCount; j++) {
    const earned = reader.val[j]! * weight(reader.idx[j]!);
    if (earned <= 0) continue;
    const token = reader.tokenOf(reader.idx[j]!);
    const around = phrases.find(({ first, last }) => token >= first && token <= last);
    if (around) around.earned += earned;
    else spans.push({ first: token, last: token, earned });
  }
}

/** What each code earned; a column that several codes fill is shared among them. */
function codeShares(reader: FeatureReader, weight: (column: number) => number): { code: string; earned: number }[] {
  if (reader.codes.length === 0) return [];
  const columns = reader.codes.map(({ voices, prefixes }) => [
    ...voices.map((voice) => CROSSWALK + voice),
    ...prefixes.map((prefix) => PREFIXES + prefix),
  ]);
  const carriers = new Map<number, number>();
  for (const column of columns.flat()) carriers.set(column, (carriers.get(column) ?? 0) + 1);
  const byCode = new Map<string, number>();
  reader.codes.forEach(({ code }, i) => {
    let earned = 0;
    for (const column of columns[i]!)
      earned += (reader.block[column]! * weight(reader.words + column)) / carriers.get(column)!;
    if (earned > 0) byCode.set(code, (byCode.get(code) ?? 0) + earned);
  });
  return [...byCode].map(([code, earned]) => ({ code, earned }));
}

import type { EarningWord } from '#libs/domain';
import { IntList } from '../vectors/int-list.js';
import { EVIDENCE, IN_TITLE, STRIDE } from './columns.js';
import { cut } from './cut.js';
import type { FeatureReader } from './feature-reader.js';
import type { Head } from './scorer.js';

const MOST_WORDS = 8;
const LEAST_SHARE = 0.02;

/**
 * Tells which words and codes earned a class its score: what each adds to the class's margin, as a share of all that speaks for it.
 * Words inside a matched phrase are counted with the phrase, phrases inside a longer one with that. Works on the row that `reader` read
 * last; the buffers are used again.
 */
export class Explainer {
  /** Stretches of the text: first and last token, and what they earned. */
  private readonly first = new IntList();
  private readonly last = new IntList();
  private earned = new Float64Array(64);
  /** 1 + the stretch that covers a token; 0 where none does. */
  private cover = new Int32Array(1_024);

  constructor(private readonly reader: FeatureReader) {}

  explain(head: Head, c: number, source: { readonly title: string; readonly text: string }): EarningWord[] {
    const { reader } = this;
    this.first.clear();
    this.last.clear();
    this.addPhrases(head, c);
    if (head.from === 0) this.addWords(head, c);
    const codes = reader.codes.length === 0 ? [] : codeShares(reader, head, c);
    let total = 0;
    for (let i = 0; i < this.first.count; i++) total += this.earned[i]!;
    for (const { earned } of codes) total += earned;
    if (total <= 0) return [];
    const words = this.best(total, source);
    if (codes.length === 0) return words;
    for (const { code, earned } of codes) {
      const weight = share(earned, total);
      if (weight >= LEAST_SHARE) words.push({ term: code, weight });
    }
    return words
      .sort((a, b) => b.weight - a.weight || (a.start ?? Infinity) - (b.start ?? Infinity))
      .slice(0, MOST_WORDS);
  }

  /** Phrases that speak for the class. They come by first token, the longest of a place first. */
  private addPhrases(head: Head, c: number): void {
    const { evidence, hits, block, words } = this.reader;
    const { features, counts, inTitle } = evidence;
    for (let i = 0; i < features.count; i++) {
      const feature = features.items[i]!;
      let own = block[EVIDENCE + feature]! * weightOf(head, words + EVIDENCE + feature, c);
      if (inTitle[feature] === 1) own += block[IN_TITLE + feature]! * weightOf(head, words + IN_TITLE + feature, c);
      if (own <= 0) continue;
      own /= counts[feature]!;
      const hit = evidence.hits.items[i]!;
      const around = this.first.count - 1;
      if (around >= 0 && hits.last[hit]! <= this.last.items[around]!) this.earned[around]! += own;
      else this.add(hits.first[hit]!, hits.last[hit]!, own);
    }
  }

  private addWords(head: Head, c: number): void {
    const { reader } = this;
    if (this.cover.length < reader.tokens.count) this.cover = new Int32Array(reader.tokens.count * 2);
    const { cover } = this;
    const phrases = this.first.count;
    this.coverPhrases(phrases, 1);
    const { idx, val, wordCount } = reader;
    const { weights } = head;
    for (let j = 0; j < wordCount; j++) {
      const own = val[j]! * weights[idx[j]! * STRIDE + c]!;
      if (own <= 0) continue;
      const token = reader.tokenOf(j);
      const around = cover[token]! - 1;
      if (around >= 0) this.earned[around]! += own;
      else this.add(token, token, own);
    }
    this.coverPhrases(phrases, 0);
  }

  /** Marks the tokens of the first `phrases` stretches with 1 + their position (`by` 1), or clears them (`by` 0). */
  private coverPhrases(phrases: number, by: 0 | 1): void {
    const { cover } = this;
    for (let i = 0; i < phrases; i++) {
      const last = this.last.items[i]!;
      for (let token = this.first.items[i]!; token <= last; token++) cover[token] = by * (i + 1);
    }
  }

  private add(first: number, last: number, earned: number): void {
    const at = this.first.count;
    if (at === this.earned.length) {
      const wider = new Float64Array(at * 2);
      wider.set(this.earned);
      this.earned = wider;
    }
    this.first.push(first);
    this.last.push(last);
    this.earned[at] = earned;
  }

  /** The stretches that earned most, as they stand in the text. */
  private best(total: number, source: { readonly title: string; readonly text: string }): EarningWord[] {
    const { starts, ends } = this.reader.tokens;
    const words: EarningWord[] = [];
    for (const i of this.highest()) {
      const start = starts[this.first.items[i]!]!;
      const end = ends[this.last.items[i]!]!;
      const weight = share(this.earned[i]!, total);
      if (weight < LEAST_SHARE) break;
      words.push({ term: cut(source, start, end), weight, start, end });
    }
    return words;
  }

  /** Positions of the MOST_WORDS highest, the earlier first of equals. */
  private highest(): number[] {
    const { earned } = this;
    const { count } = this.first;
    const top: number[] = [];
    for (let i = 0; i < count; i++) {
      if (top.length === MOST_WORDS && earned[i]! <= earned[top[MOST_WORDS - 1]!]!) continue;
      let at = Math.min(top.length, MOST_WORDS - 1);
      while (at > 0 && earned[top[at - 1]!]! < earned[i]!) {
        top[at] = top[at - 1]!;
        at--;
      }
      top[at] = i;
    }
    return top;
  }
}

const weightOf = (head: Head, column: number, c: number): number => head.weights[(column - head.from) * STRIDE + c]!;

const share = (earned: number, total: number): number => Math.round((earned / total) * 1_000) / 1_000;

/** What each code earned; a column that several codes fill is shared among them. */
function codeShares(reader: FeatureReader, head: Head, c: number): { code: string; earned: number }[] {
  const { block, codes } = reader;
  const carriers = new Map<number, number>();
  for (const { columns } of codes) for (const column of columns) carriers.set(column, (carriers.get(column) ?? 0) + 1);
  const byCode = new Map<string, number>();
  for (const { code, columns } of codes) {
    let earned = 0;
    for (const column of columns)
      earned += (block[column]! * weightOf(head, reader.words + column, c)) / carriers.get(column)!;
    if (earned > 0) byCode.set(code, (byCode.get(code) ?? 0) + earned);
  }
  return [...byCode].map(([code, earned]) => ({ code, earned }));
}

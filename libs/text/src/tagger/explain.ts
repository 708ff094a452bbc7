import type { EarningWord } from '#libs/domain';
import { IntList } from '../vectors/int-list.js';
import { EVIDENCE, IN_TITLE, STRIDE } from './columns.js';
import { cut } from './cut.js';
import type { FeatureReader } from './feature-reader.js';
import type { Head } from './scorer.js';

const MOST_WORDS = 8;
const LEAST_SHARE = 0.02;

interface CodeShare {
  readonly code: string;
  earned: number;
}

const NONE: readonly CodeShare[] = [];

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

  /** By column after the words: how many codes fill it. */
  private readonly carriers: Int32Array;

  constructor(private readonly reader: FeatureReader) {
    this.carriers = new Int32Array(reader.block.length);
  }

  explain(head: Head, c: number, source: { readonly title: string; readonly text: string }): EarningWord[] {
    const { reader } = this;
    this.first.clear();
    this.last.clear();
    this.addPhrases(head, c);
    if (head.from === 0) this.addWords(head, c);
    const codes = reader.codes.length === 0 ? NONE : this.codeShares(head, c);
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
    sortWords(words);
    if (words.length > MOST_WORDS) words.length = MOST_WORDS;
    return words;
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

  /** What each code earned; a column that several codes fill is shared among them. */
  private codeShares(head: Head, c: number): CodeShare[] {
    const { reader, carriers } = this;
    const { block, codes } = reader;
    for (const { columns } of codes) for (const column of columns) carriers[column]!++;
    const shares: CodeShare[] = [];
    const known = codes.length > 1 ? new Map<string, CodeShare>() : null;
    for (const { code, columns } of codes) {
      let earned = 0;
      for (const column of columns)
        earned += (block[column]! * weightOf(head, reader.words + column, c)) / carriers[column]!;
      if (earned <= 0) continue;
      const own = known?.get(code);
      if (own) own.earned += earned;
      else {
        const fresh = { code, earned };
        known?.set(code, fresh);
        shares.push(fresh);
      }
    }
    for (const { columns } of codes) for (const column of columns) carriers[column] = 0;
    return shares;
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

/** Whether `a` stands before `b`: the heavier first, then the earlier; codes, which stand nowhere in the text, last. */
const before = (a: EarningWord, b: EarningWord): boolean =>
  a.weight === b.weight ? (a.start ?? Infinity) < (b.start ?? Infinity) : a.weight > b.weight;

/** Sorts by insertion: a few words, most of them in their places. */
function sortWords(words: EarningWord[]): void {
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    let at = i;
    for (; at > 0 && before(word, words[at - 1]!); at--) words[at] = words[at - 1]!;
    words[at] = word;
  }
}

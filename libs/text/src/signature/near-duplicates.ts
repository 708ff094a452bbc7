import { type Circumstances, DUPLICATE_DAYS, duplicateScore, type Likeness } from './duplicate-score.js';
import { dice, type Headline, readHeadline } from './headline.js';
import { LshTable } from './lsh-table.js';
import { bandKeys } from './min-hash.js';
import { publisherKey, withoutPublisher } from './publisher-suffix.js';

export interface DatedTitle {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly publisher: string;
}

/** An earlier title that is the same piece. */
export interface DuplicateOf {
  readonly id: string;
  /** Belief 0..1. */
  readonly score: number;
  /** The first title of the group that both belong to: the piece of evidence that counts. */
  readonly first: string;
}

interface Item {
  readonly id: string;
  readonly headline: Headline;
  readonly day: number;
  readonly publisher: string;
  /** Number of the first item of its group. */
  readonly first: number;
}

/** From this belief on two titles are one piece. */
const THRESHOLD = 0.7;
/** Against drift along a chain of edits: a title must also resemble the first of its group. */
const WITH_FIRST = 0.2;
/** Word counts begin as if so many titles had been seen, so that the first ones have weights at all. */
const PRIOR = 1_000;
/** Names of publishers that are remembered, to be known again behind a headline. */
const MAX_PUBLISHERS = 100_000;
const DAY_MS = 86_400_000;

/**
 * Recognises titles that were edited, and copies of one text, in a stream of dated titles: MinHash with banding finds candidates, the belief of
 * `duplicateScore` decides. Titles should come roughly in the order of their days; each is compared with those of the 14 days around
 * it. Give each kind of signal a finder of its own. Rare words weigh more, by the titles seen so far. Memory: about 1 kB a title of the window; older ones are forgotten.
 */
export class NearDuplicates {
  private items: Item[] = [];
  private table = new LshTable();
  private readonly frequency = new Map<number, number>();
  private readonly publishers = new Set<string>();
  private titles = 0;
  private queries = 0;
  private newest = -Infinity;

  /** Looks for the best earlier match, then remembers the title. */
  add(title: DatedTitle): DuplicateOf | null {
    if (this.publishers.size < MAX_PUBLISHERS) this.publishers.add(publisherKey(title.publisher));
    const headline = readHeadline(withoutPublisher(title.title, title.publisher, this.publishers));
    const day = Date.parse(title.date) / DAY_MS;
    const keys = bandKeys(headline.words);
    const best = this.best(headline, keys, day, title.publisher);
    this.remember(
      {
        id: title.id,
        headline,
        day,
        publisher: title.publisher,
        first: best ? this.items[best.item]!.first : this.items.length,
      },
      keys,
    );
    return (
      best && { id: this.items[best.item]!.id, score: best.score, first: this.items[this.items[best.item]!.first]!.id }
    );
  }

  private best(
    headline: Headline,
    keys: Uint32Array,
    day: number,
    publisher: string,
  ): { item: number; score: number } | null {
    let best: { item: number; score: number } | null = null;
    for (const at of this.table.candidates(keys, this.queries++)) {
      const other = this.items[at]!;
      const gap = Math.abs(day - other.day);
      if (!(gap <= DUPLICATE_DAYS)) continue;
      const score = this.score(headline, other, { gap, samePublisher: publisher === other.publisher });
      if (score < THRESHOLD || score < (best?.score ?? 0)) continue;
      const first = this.items[other.first]!;
      if (first !== other && this.score(headline, first, { gap: 0, samePublisher: true }) < WITH_FIRST) continue;
      best = { item: at, score };
    }
    return best;
  }

  private score(headline: Headline, other: Item, circumstances: Circumstances): number {
    const { words, contained } = this.overlap(headline.words, other.headline.words);
    if (words < 0.15) return 0;
    const likeness: Likeness = { words, contained, characters: dice(headline.trigrams, other.headline.trigrams) };
    return duplicateScore(likeness, circumstances);
  }

  private overlap(a: Uint32Array, b: Uint32Array): { words: number; contained: number } {
    let common = 0;
    let inA = 0;
    let inB = 0;
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      if (j >= b.length || (i < a.length && a[i]! < b[j]!)) inA += this.weight(a[i++]!);
      else if (i >= a.length || b[j]! < a[i]!) inB += this.weight(b[j++]!);
      else {
        const weight = this.weight(a[i]!);
        common += weight;
        inA += weight;
        inB += weight;
        i++;
        j++;
      }
    }
    const smaller = Math.min(inA, inB);
    return { words: common === 0 ? 0 : common / (inA + inB - common), contained: smaller === 0 ? 0 : common / smaller };
  }

  /** ln of the share of titles with the word, turned round; never quite 0. */
  private weight(word: number): number {
    return Math.max(0.1, Math.log((PRIOR + this.titles) / (1 + (this.frequency.get(word) ?? 0))));
  }

  private remember(item: Item, keys: Uint32Array): void {
    this.titles++;
    for (const word of item.headline.words) this.frequency.set(word, (this.frequency.get(word) ?? 0) + 1);
    this.newest = Math.max(this.newest, Number.isFinite(item.day) ? item.day : -Infinity);
    this.table.add(this.items.length, keys);
    this.items.push(item);
    if (this.items.length % 20_000 === 0) this.forget();
  }

  /** Drops what is too old to be matched. Groups keep their first title as long as one of them is young. */
  private forget(): void {
    const young = (item: Item) => item.day >= this.newest - DUPLICATE_DAYS;
    const kept = new Set<number>();
    for (const item of this.items) if (young(item)) kept.add(item.first);
    this.items.forEach((item, at) => young(item) && kept.add(at));
    const order = [...kept].sort((a, b) => a - b);
    const renumbered = new Map(order.map((old, at) => [old, at]));
    this.items = order.map((old) => ({ ...this.items[old]!, first: renumbered.get(this.items[old]!.first)! }));
    this.table = new LshTable();
    this.queries = 0;
    this.items.forEach((item, at) => this.table.add(at, bandKeys(item.headline.words)));
  }
}

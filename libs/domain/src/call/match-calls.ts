import type { EcosystemId } from '../ecosystem/ecosystem.js';
import type { Call } from './call.js';

/** Something a cluster needs or watches, with the words it is recognised by. */
export interface Need {
  readonly id: string;
  readonly kind: 'gap' | 'strength' | 'watched trend' | 'trend' | 'readiness';
  readonly label: string;
  /** Terms that nearly prove it, and such that speak for it. */
  readonly strong: readonly string[];
  readonly medium: readonly string[];
  /** How much it matters, > 0. */
  readonly weight: number;
}

export interface MatchReason {
  readonly need: string;
  readonly kind: Need['kind'];
  readonly label: string;
  /** The terms that stand in the call, those that say most first. */
  readonly terms: readonly string[];
  /** 0..4 times the weight of the need. */
  readonly points: number;
}

export interface CallMatch {
  /** Which call of the index. */
  readonly at: number;
  /** > 0; comparable among calls of one cluster only. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly ecosystems: readonly EcosystemId[];
}

/** Our own choice of weights, tried on real calls (docs/clusters.md). */
const STRONG = 1;
const MEDIUM = 0.3;
/** A term in the title or the keywords says what a call is about; one in the text may be an aside. */
const IN_HEAD = 2.5;
/** All that terms in the text can give together: programmes repeat the words of their aims in each of their calls. */
const MOST_OF_BODY = 1.6;
/** What it is worth that the text room, which knows more than words, finds the trend in the call. */
const READ = 1.5;
/** Below this a call has no reason that a person would accept: one strong term in passing is none. */
const LEAST_POINTS = 1.2;
const SATURATION = 4;
const ECOSYSTEM_BONUS = 1.25;
const MOST_REASONS = 5;
/** A term in one of so many calls counts in full; what every call says ("grant", "proposal") counts nothing. Fewer calls than the second tell no frequency. */
const RARE = 20;
const LEAST_CALLS = 100;

interface Found {
  readonly heads: readonly number[];
  readonly bodies: readonly number[];
  /** 0..1 */
  readonly rarity: number;
}

export interface ReadableCall extends Pick<Call, 'title' | 'text' | 'keywords'> {
  readonly ecosystems: readonly EcosystemId[];
  /** Trends that the text room found in it. */
  readonly trends: readonly { readonly id: string }[];
}

const singular = (word: string): string =>
  word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** Calls made ready for being matched with the needs of many clusters. Terms are looked up once for all. Cost: one pass over the texts. */
export class CallIndex {
  private readonly texts: readonly { readonly head: string; readonly body: string }[];
  private readonly postings = new Map<string, number[]>();
  private readonly found = new Map<string, Found>();
  readonly trends: readonly ReadonlySet<string>[];
  readonly ecosystems: readonly (readonly EcosystemId[])[];

  constructor(calls: readonly ReadableCall[]) {
    this.texts = calls.map(({ title, keywords, text }, at) => {
      const [head, body] = [wordsOf(`${title} ${keywords.join(' ')}`), wordsOf(text)];
      for (const word of new Set([...head, ...body])) {
        const list = this.postings.get(word);
        if (list) list.push(at);
        else this.postings.set(word, [at]);
      }
      return { head: spaced(head), body: spaced(body) };
    });
    this.trends = calls.map(({ trends }) => new Set(trends.map(({ id }) => id)));
    this.ecosystems = calls.map(({ ecosystems }) => ecosystems);
  }

  get size(): number {
    return this.texts.length;
  }

  /** Where a term stands, as whole words in this order. */
  find(term: string): Found {
    let found = this.found.get(term);
    if (!found) this.found.set(term, (found = this.search(wordsOf(term))));
    return found;
  }

  private search(words: readonly string[]): Found {
    const heads: number[] = [];
    const bodies: number[] = [];
    const lists = words.map((word) => this.postings.get(word) ?? []);
    const shortest = lists.reduce<readonly number[]>((a, b) => (b.length < a.length ? b : a), lists[0] ?? []);
    const wanted = spaced(words);
    for (const at of shortest) {
      if (this.texts[at]!.head.includes(wanted)) heads.push(at);
      else if (this.texts[at]!.body.includes(wanted)) bodies.push(at);
    }
    const n = Math.max(LEAST_CALLS, this.size);
    const rarity = Math.min(1, Math.log(n / Math.max(1, heads.length + bodies.length)) / Math.log(RARE));
    return { heads, bodies, rarity };
  }
}

/**
 * How well calls fit what a cluster needs, with the reasons; only those that have one, the best first. Points of a reason: its terms that stand in the call,
 * each by its rarity among the calls (inverse document frequency), those of the head counting two and a half times, those of the text at most 1.6 together;
 * saturating, so that the tenth synonym adds little; times the weight of the need. A reason needs a strong term in the head, the trend found by the text room, or
 * two different terms. The best reason of a call counts in full, further ones ever less: ten weak reasons are no strong one.
 */
export function matchCalls(index: CallIndex, needs: readonly Need[], own: readonly EcosystemId[]): CallMatch[] {
  const reasons = new Map<number, MatchReason[]>();
  for (const need of needs) {
    for (const [at, reason] of reasonsOf(index, need)) {
      const list = reasons.get(at);
      if (list) list.push(reason);
      else reasons.set(at, [reason]);
    }
  }
  return [...reasons]
    .map(([at, list]): CallMatch => {
      list.sort((a, b) => b.points - a.points || (a.need < b.need ? -1 : 1));
      const shared = index.ecosystems[at]!.filter((ecosystem) => own.includes(ecosystem));
      const sum = list.reduce((total, { points }, i) => total + points / 2 ** i, 0);
      const score = sum * (shared.length > 0 ? ECOSYSTEM_BONUS : 1);
      return { at, score, reasons: list.slice(0, MOST_REASONS), ecosystems: shared };
    })
    .sort((a, b) => b.score - a.score || a.at - b.at);
}

function reasonsOf(index: CallIndex, need: Need): Map<number, MatchReason> {
  const sums = new Map<
    number,
    { head: number; body: number; certain: boolean; terms: { term: string; value: number }[] }
  >();
  const add = (at: number, term: string, value: number, head: boolean, strong: boolean): void => {
    const sum = sums.get(at) ?? { head: 0, body: 0, certain: false, terms: [] };
    sum[head ? 'head' : 'body'] += value;
    sum.certain ||= head && strong;
    sum.terms.push({ term, value });
    sums.set(at, sum);
  };
  for (const [list, weight] of [
    [need.strong, STRONG],
    [need.medium, MEDIUM],
  ] as const) {
    for (const term of new Set(list)) {
      const { heads, bodies, rarity } = index.find(term);
      if (rarity <= 0) continue;
      for (const at of heads) add(at, term, weight * rarity * IN_HEAD, true, weight === STRONG);
      for (const at of bodies) add(at, term, weight * rarity, false, weight === STRONG);
    }
  }
  const found = new Map<number, MatchReason>();
  for (const [at, { head, body, certain, terms }] of sums) {
    const read = index.trends[at]!.has(need.id);
    const raw = head + Math.min(MOST_OF_BODY, body) + (read ? READ : 0);
    if (raw < LEAST_POINTS || (!certain && !read && terms.length < 2)) continue;
    terms.sort((a, b) => b.value - a.value);
    found.set(at, {
      need: need.id,
      kind: need.kind,
      label: need.label,
      terms: terms.slice(0, 6).map(({ term }) => term),
      points: need.weight * SATURATION * (1 - Math.exp(-raw / SATURATION)),
    });
  }
  return found;
}

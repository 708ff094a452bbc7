import type { Collection } from '../group/collection.js';

/** A run of one to three topical words, whatever their endings: "battery packs" and "battery pack" are one. */
export interface MinedPhrase {
  /** Term ids. */
  readonly terms: readonly number[];
  /** Texts of the group it stands in. */
  readonly inside: number;
  /** Texts of the group whose title it stands in. */
  readonly inTitles: number;
  /** Texts of the group that are about it: it stands in their title or twice in them. In the order of the group. */
  readonly about: readonly number[];
  /** Share of its places in the group where no phrase word stands right after it, 0..1. */
  readonly freeRight: number;
  /** The same with no word at all but a stop-word. */
  readonly endsRight: number;
  /** Share of its places where the commonest word before it stands, and the commonest after it, 0..1. */
  readonly boundLeft: number;
  readonly boundRight: number;
  /** Where it stands in the group: text and its first and last token. At most 40. */
  readonly places: readonly Place[];
}

export interface Place {
  readonly text: number;
  readonly first: number;
  readonly last: number;
}

export interface MinerOptions {
  /** Phrases in fewer texts of the group are left out. */
  readonly minimum: number;
  /** Terms that may stand in no phrase. */
  readonly barred: ReadonlySet<number>;
}

const LONGEST = 3;
const PLACES = 40;
/** Three ids fit into one exact double: 3 x 17 bits. Rarer terms of a huge vocabulary are not mined. */
const BASE = 131_072;
const FREE = -1;

/** Every phrase of the member texts that stands in at least `minimum` of them, with what is needed to judge it. */
export function minePhrases(collection: Collection, members: readonly number[], options: MinerOptions): MinedPhrase[] {
  const inside = countTexts(collection, members, options);
  for (const [key, texts] of inside) if (texts < options.minimum) inside.delete(key);
  const tallies = new Map(Array.from(inside.keys(), (key) => [key, new Tally()]));
  const begins = beginnings(inside);
  for (const text of members) {
    eachPhrase(
      collection,
      text,
      options.barred,
      (key, first, last) => tallies.get(key)?.add(collection, options.barred, { text, first, last }),
      begins,
    );
  }
  return Array.from(tallies, ([key, tally]) => ({
    terms: termsOf(key),
    inside: inside.get(key)!,
    inTitles: tally.titles.size,
    about: tally.about,
    freeRight: (tally.right.get(FREE) ?? 0) / tally.total,
    endsRight: tally.ends / tally.total,
    boundLeft: commonest(tally.left) / tally.total,
    boundRight: commonest(tally.right) / tally.total,
    places: tally.places,
  }));
}

/** What stands around a phrase. */
class Tally {
  total = 0;
  ends = 0;
  readonly left = new Map<number, number>();
  readonly right = new Map<number, number>();
  readonly places: Place[] = [];
  readonly titles = new Set<number>();
  readonly about: number[] = [];
  private last = -1;

  add({ sources, tokens, from }: Collection, barred: ReadonlySet<number>, place: Place): void {
    const neighbour = (at: number): number => {
      const isInside = at >= from[place.text]! && at < from[place.text + 1]!;
      return isInside && tokens.ids[at]! >= 0 && !barred.has(tokens.ids[at]!) ? tokens.ids[at]! : FREE;
    };
    this.total++;
    const isTitle = tokens.ends[place.last]! <= sources[place.text]!.indexOf('\n');
    if (isTitle) this.titles.add(place.text);
    if ((isTitle || place.text === this.last) && this.about.at(-1) !== place.text) this.about.push(place.text);
    this.last = place.text;
    count(this.left, neighbour(place.first - 1));
    count(this.right, neighbour(place.last + 1));
    if (place.last + 1 >= from[place.text + 1]! || tokens.ids[place.last + 1]! < 0) this.ends++;
    if (this.places.length < PLACES) this.places.push(place);
  }
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Times the commonest neighbour stands there. */
function commonest(neighbours: ReadonlyMap<number, number>): number {
  let most = 0;
  for (const [neighbour, times] of neighbours) if (neighbour !== FREE && times > most) most = times;
  return most;
}

/** In how many of the texts each phrase stands; those with a word that is too rare by itself are not counted. */
function countTexts(
  collection: Collection,
  texts: readonly number[],
  { barred, minimum }: MinerOptions,
): Map<number, number> {
  const { ptr, columns } = collection.postings;
  const left = new Set(barred);
  for (let term = 0; term < columns; term++) if (ptr[term + 1]! - ptr[term]! < minimum) left.add(term);
  const counts = new Map<number, number>();
  const last = new Map<number, number>();
  for (const text of texts) {
    eachPhrase(collection, text, left, (key) => {
      if (last.get(key) === text) return;
      last.set(key, text);
      count(counts, key);
    });
  }
  return counts;
}

/** In how many texts of the whole collection a phrase stands: looks only into texts that have all of its words. */
export function textsWith(collection: Collection, terms: readonly number[]): number {
  const { postings } = collection;
  const lists = terms.map((term) => postings.row.subarray(postings.ptr[term], postings.ptr[term + 1]));
  const [shortest, ...others] = lists.sort((a, b) => a.length - b.length);
  if (others.length === 0) return shortest!.length;
  const rest = others.map((list) => new Set(list));
  let found = 0;
  for (const text of shortest!) if (rest.every((list) => list.has(text)) && bears(collection, text, terms)) found++;
  return found;
}

/** Whether the terms stand in a row in a text. */
const bears = (collection: Collection, text: number, terms: readonly number[]): boolean =>
  mentions(collection, text, terms) > 0;

/** Whether a text is about what the terms name: they stand in a row in its title, or twice in it. */
export const isAbout = (collection: Collection, text: number, terms: readonly number[]): boolean =>
  mentions(collection, text, terms) > 1;

/** How often the terms stand in a row in a text; in the title counts twice. */
function mentions({ sources, tokens, from }: Collection, text: number, terms: readonly number[]): number {
  const title = sources[text]!.indexOf('\n');
  let times = 0;
  for (let at = from[text]!; at + terms.length <= from[text + 1]!; at++) {
    if (!terms.every((term, i) => tokens.ids[at + i] === term)) continue;
    times += tokens.ends[at + terms.length - 1]! <= title ? 2 : 1;
  }
  return times;
}

/** First terms of phrases: places where none of them can begin need no look. */
const beginnings = (keys: ReadonlyMap<number, number>): ReadonlySet<number> =>
  new Set(Array.from(keys.keys(), (key) => termsOf(key)[0]!));

function termsOf(key: number): number[] {
  const terms: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) terms.unshift((rest % BASE) - 1);
  return terms;
}

function eachPhrase(
  { tokens, from }: Collection,
  text: number,
  barred: ReadonlySet<number>,
  visit: (key: number, first: number, last: number) => void,
  begins?: ReadonlySet<number>,
): void {
  const { ids } = tokens;
  const end = from[text + 1]!;
  for (let first = from[text]!; first < end; first++) {
    if (ids[first]! < 0 || (begins !== undefined && !begins.has(ids[first]!))) continue;
    let key = 0;
    for (let last = first; last < Math.min(end, first + LONGEST); last++) {
      const id = ids[last]!;
      if (id < 0 || id >= BASE - 1 || barred.has(id)) break;
      key = key * BASE + id + 1;
      visit(key, first, last);
    }
  }
}

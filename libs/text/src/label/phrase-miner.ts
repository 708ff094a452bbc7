import type { Collection } from '../group/collection.js';

/** A run of one to three topical words, whatever their endings: "battery packs" and "battery pack" are one. */
export interface MinedPhrase {
  /** Term ids. */
  readonly terms: readonly number[];
  /** Texts of the group it stands in. */
  readonly inside: number;
  /** Texts of the whole collection it stands in (the group included). */
  readonly overall: number;
  /** Share of its places in the group where no phrase word stands right before it, and right after it, 0..1. */
  readonly freeLeft: number;
  readonly freeRight: number;
  /** Share of its places where the commonest word before it stands, and the commonest after it. */
  readonly boundLeft: number;
  readonly boundRight: number;
  /** Where it stands in the group: text and its first and last token. At most `PLACES`. */
  readonly places: readonly { readonly text: number; readonly first: number; readonly last: number }[];
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

interface Tally {
  terms: readonly number[];
  inside: number;
  lastText: number;
  total: number;
  left: Map<number, number>;
  right: Map<number, number>;
  places: { text: number; first: number; last: number }[];
}

/** Every phrase of the member texts that stands in at least `minimum` of them, with what is needed to judge it. */
export function minePhrases(collection: Collection, members: readonly number[], options: MinerOptions): MinedPhrase[] {
  const tallies = new Map<number, Tally>();
  const { ids } = collection.tokens;
  const neighbour = (id: number): number => (id < 0 || options.barred.has(id) ? FREE : id);
  for (const text of members) {
    eachPhrase(collection, text, options.barred, (key, first, last) => {
      let tally = tallies.get(key);
      if (tally === undefined) {
        tally = {
          terms: Array.from(ids.subarray(first, last + 1)),
          inside: 0,
          lastText: -1,
          total: 0,
          left: new Map(),
          right: new Map(),
          places: [],
        };
        tallies.set(key, tally);
      }
      if (tally.lastText !== text) {
        tally.inside++;
        tally.lastText = text;
      }
      tally.total++;
      count(tally.left, first === collection.from[text]! ? FREE : neighbour(ids[first - 1]!));
      count(tally.right, last + 1 === collection.from[text + 1]! ? FREE : neighbour(ids[last + 1]!));
      if (tally.places.length < PLACES) tally.places.push({ text, first, last });
    });
  }
  for (const [key, tally] of tallies) if (tally.inside < options.minimum) tallies.delete(key);
  const overall = countTexts(collection, new Set(tallies.keys()), options.barred);
  return Array.from(tallies, ([key, tally]) => ({
    terms: tally.terms,
    inside: tally.inside,
    overall: overall.get(key)!,
    freeLeft: (tally.left.get(FREE) ?? 0) / tally.total,
    freeRight: (tally.right.get(FREE) ?? 0) / tally.total,
    boundLeft: commonest(tally.left) / tally.total,
    boundRight: commonest(tally.right) / tally.total,
    places: tally.places,
  }));
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

function countTexts(
  collection: Collection,
  keys: ReadonlySet<number>,
  barred: ReadonlySet<number>,
): Map<number, number> {
  const counts = new Map<number, number>();
  const seenIn = new Map<number, number>();
  for (let text = 0; text < collection.size; text++) {
    eachPhrase(collection, text, barred, (key) => {
      if (!keys.has(key) || seenIn.get(key) === text) return;
      seenIn.set(key, text);
      count(counts, key);
    });
  }
  return counts;
}

function eachPhrase(
  { tokens, from }: Collection,
  text: number,
  barred: ReadonlySet<number>,
  visit: (key: number, first: number, last: number) => void,
): void {
  const { ids } = tokens;
  const end = from[text + 1]!;
  for (let first = from[text]!; first < end; first++) {
    let key = 0;
    for (let last = first; last < Math.min(end, first + LONGEST); last++) {
      const id = ids[last]!;
      if (id < 0 || id >= BASE - 1 || barred.has(id)) break;
      key = key * BASE + id + 1;
      visit(key, first, last);
    }
  }
}

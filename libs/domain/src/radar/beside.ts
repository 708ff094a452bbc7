import type { Placement, Ring } from './radar.js';

/** A radar as another tool tells it: names in bands, without radius, interval or evidence. */
export interface BroughtRadar {
  readonly title: string;
  /** Day it speaks of; null when it does not say. */
  readonly date: string | null;
  readonly quadrants: readonly string[];
  /** From the inside outwards. */
  readonly rings: readonly string[];
  readonly entries: readonly BroughtEntry[];
}

export interface BroughtEntry {
  readonly name: string;
  /** Position in `quadrants`; null when it names none of them. */
  readonly quadrant: number | null;
  readonly ring: number;
  readonly moved: 'new' | 'in' | 'out' | 'none';
  /** Plain text; empty when there is none. */
  readonly description: string;
}

export interface EntryBeside extends BroughtEntry {
  /** Our ring that answers to theirs; null where none does ("hold"). */
  readonly ourRing: string | null;
  /** The trend of ours that it names; null when none is alike enough. */
  readonly trend: {
    readonly trendId: string;
    readonly name: string;
    readonly ring: string;
    /** Share of the draws that put it into the ring the other radar says; null where no ring answers. */
    readonly agreement: number | null;
  } | null;
}

/** Their rings beyond which nothing is meant to happen. */
const HELD = /^(hold|caution|avoid|stop|retire[d]?)$/i;
/** Names that most tools share: a file in which nothing is on trial still means by "assess" the outermost. */
const USUAL = ['adopt', 'trial', 'assess'];
/** Share of words that two names must have in common. */
const ALIKE = 0.6;

/**
 * Which of our rings answers to each of theirs: by name where the names are ours or the usual ones, else in order from the inside; an outermost ring that holds
 * ("hold", "avoid") answers to none of ours.
 */
export function answeringRings(theirs: readonly string[], ours: readonly Ring[]): (string | null)[] {
  const byName = theirs.map((name) =>
    ours.find((r) => [r.name, r.id].some((n) => n.toLowerCase() === name.toLowerCase())),
  );
  if (theirs.length > 0 && byName.every(Boolean)) return byName.map((ring) => ring!.id);
  const usual = theirs.map((name) => USUAL.indexOf(name.trim().toLowerCase()));
  if (ours.length === USUAL.length && theirs.every((name, i) => usual[i]! >= 0 || HELD.test(name.trim())))
    return usual.map((place) => ours[place]?.id ?? null);
  const open = theirs.filter((name) => !HELD.test(name.trim())).length;
  let at = 0;
  return theirs.map((name) => {
    if (HELD.test(name.trim())) return null;
    const ring = ours[Math.min(ours.length - 1, open <= ours.length ? at : Math.floor((at * ours.length) / open))];
    at += 1;
    return ring?.id ?? null;
  });
}

/** Lays a radar from elsewhere beside ours: each entry with the trend it names and whether our evidence agrees. Names are compared word by word. */
export function layBeside(
  brought: BroughtRadar,
  placements: readonly (Pick<Placement, 'trendId' | 'ring' | 'ringProbability'> & { readonly name: string })[],
  rings: readonly Ring[],
): EntryBeside[] {
  const answers = answeringRings(brought.rings, rings);
  const ours = placements.map((placement) => ({ placement, words: wordsOf(placement.name) }));
  return brought.entries.map((entry) => {
    const ourRing = answers[entry.ring] ?? null;
    const words = wordsOf(entry.name);
    const best = ours
      .map(({ placement, words: own }) => ({ placement, alike: jaccard(words, own) }))
      .sort((a, b) => b.alike - a.alike || (a.placement.trendId < b.placement.trendId ? -1 : 1))[0];
    if (!best || best.alike < ALIKE) return { ...entry, ourRing, trend: null };
    const { trendId, name, ring, ringProbability } = best.placement;
    return {
      ...entry,
      ourRing,
      trend: { trendId, name, ring, agreement: ourRing === null ? null : (ringProbability[ourRing] ?? 0) },
    };
  });
}

const wordsOf = (name: string): Set<string> => new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

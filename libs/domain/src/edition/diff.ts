/**
 * What moved between two editions, and why. A cause is named when its input differs:
 * - `data`: evidence of the trend, totals of the universe, or the as-of day;
 * - `method`: version or parameters of the placement, rings;
 * - `weights`: only the weights of the kinds (a variant of the weight lab, say);
 * - `taxonomy`: the catalogue entry of the trend, its segment, or its coming and going.
 */
import { canonicalJson } from './canonical-json.js';
import type { RadarDefinition } from '../radar/method.js';
import type { Placement } from '../radar/radar.js';

export type Cause = 'data' | 'method' | 'weights' | 'taxonomy';
export type Change = 'in' | 'out' | 'new' | 'gone' | 'stayed';

/** What of an edition is compared. */
export interface EditionContent {
  readonly asOf: string;
  readonly definition: RadarDefinition;
  readonly placements: readonly Placement[];
  /** Hash of the totals of the universe. */
  readonly totalsHash: string;
  /** Hash of the catalogue entry by trend id: every trend the catalogue held, placed or not. */
  readonly taxonomy: ReadonlyMap<string, string>;
  /** Hash of the counts by `ecosystem/trendId`. */
  readonly evidence: ReadonlyMap<string, string>;
}

export interface TrendChange {
  readonly ecosystem: string;
  readonly trendId: string;
  readonly change: Change;
  readonly radius: { readonly before: number | null; readonly after: number | null };
  readonly ring: { readonly before: string | null; readonly after: string | null };
  /** Causes whose input differs; empty when nothing differs. */
  readonly causes: readonly Cause[];
  /**
   * Radius moved by new data under the old method, and by the new method on the new data; they sum to after - before.
   * Null without a replay, or when the trend stands on one of the editions only.
   */
  readonly split: { readonly data: number; readonly method: number } | null;
}

export interface EditionDiff {
  readonly changes: readonly TrendChange[];
  readonly counts: Readonly<Record<Change, number>>;
}

const keyOf = (p: Placement): string => `${p.ecosystem}/${p.trendId}`;

/**
 * @param replay the evidence of `after` placed with the definition of `before`: splits a move into data and method
 */
export function diffEditions(
  before: EditionContent,
  after: EditionContent,
  replay: readonly Placement[] = [],
): EditionDiff {
  const old = new Map(before.placements.map((p) => [keyOf(p), p]));
  const now = new Map(after.placements.map((p) => [keyOf(p), p]));
  const replayed = new Map(replay.map((p) => [keyOf(p), p]));
  const common = commonCauses(before, after);
  const changes = [...new Set([...old.keys(), ...now.keys()])].sort().map((key): TrendChange => {
    const [was, is, middle] = [old.get(key), now.get(key), replayed.get(key)];
    const at = (is ?? was) as Placement;
    return {
      ecosystem: at.ecosystem,
      trendId: at.trendId,
      change: changeOf(was, is, after.definition),
      radius: { before: was?.radius ?? null, after: is?.radius ?? null },
      ring: { before: was?.ring ?? null, after: is?.ring ?? null },
      causes: causesOf(key, was, is, before, after, common),
      split: was && is && middle ? { data: middle.radius - was.radius, method: is.radius - middle.radius } : null,
    };
  });
  const counts: Record<Change, number> = { in: 0, out: 0, new: 0, gone: 0, stayed: 0 };
  for (const { change } of changes) counts[change] += 1;
  return { changes, counts };
}

function changeOf(was: Placement | undefined, is: Placement | undefined, definition: RadarDefinition): Change {
  if (!was) return 'new';
  if (!is) return 'gone';
  const order = (ring: string): number => definition.rings.findIndex((r) => r.id === ring);
  const bands = order(was.ring) < 0 ? 0 : order(is.ring) - order(was.ring);
  const moved = is.radius - was.radius;
  if (bands < 0 || (bands === 0 && moved < -definition.placement.hysteresis)) return 'in';
  if (bands > 0 || (bands === 0 && moved > definition.placement.hysteresis)) return 'out';
  return 'stayed';
}

/** Causes that lie in the method, the same for every trend. */
function commonCauses(before: EditionContent, after: EditionContent): Cause[] {
  const rest = ({ definition }: EditionContent): string =>
    canonicalJson({ ...definition, placement: { ...definition.placement, weights: null } });
  const weights = ({ definition }: EditionContent): string => canonicalJson(definition.placement.weights);
  const causes: Cause[] = [];
  if (rest(before) !== rest(after)) causes.push('method');
  if (weights(before) !== weights(after)) causes.push('weights');
  return causes;
}

function causesOf(
  key: string,
  was: Placement | undefined,
  is: Placement | undefined,
  before: EditionContent,
  after: EditionContent,
  common: readonly Cause[],
): Cause[] {
  const trendId = ((is ?? was) as Placement).trendId;
  const causes: Cause[] = [];
  const data =
    before.evidence.get(key) !== after.evidence.get(key) ||
    before.totalsHash !== after.totalsHash ||
    before.asOf !== after.asOf;
  if (data) causes.push('data');
  causes.push(...common);
  const catalogue = before.taxonomy.get(trendId) !== after.taxonomy.get(trendId);
  if (catalogue || (was && is && was.segment !== is.segment)) causes.push('taxonomy');
  return causes;
}

/**
 * Angles that mean something and stay put: inside its segment a trend stands beside the trends it is related to, and a
 * trend that has an angle never moves. The same input gives the same picture, in whatever order it comes.
 */
import { badInput } from '../error/error.js';
import type { Segment } from './radar.js';
import { seriate, type Similarity } from './seriation.js';

/** A trend that needs an angle. */
export interface Newcomer {
  readonly trendId: string;
  readonly segment: string;
  /** Ids of related trends: similarity 1. */
  readonly related?: readonly string[];
  /** Measured similarity, 0..1, by trend id; counts besides `related`, the larger one wins. */
  readonly similarity?: ReadonlyMap<string, number>;
}

/** Free share of a segment's width at each of its borders. */
const MARGIN = 0.08;
/** A gap beside related trends is worth up to three times its width: closer to friends, never squeezed without end. */
const RELATED_BONUS = 1;

interface Sector {
  readonly from: number;
  readonly to: number;
}

/** The segment's sector in degrees, clockwise from the top; sectors are equal and in the order of the segments. */
export function sectorOf(segments: readonly Segment[], segment: string): Sector {
  const at = segments.findIndex((s) => s.id === segment);
  if (at < 0) throw badInput(`There is no segment "${segment}". Use one of ${segments.map((s) => s.id).join(', ')}.`);
  const width = 360 / segments.length;
  return { from: at * width, to: (at + 1) * width };
}

const roundAngle = (angle: number): number => Math.round(angle * 1e6) / 1e6;

/**
 * Angles of all trends, old and new. A newcomer that already has an angle inside its segment keeps it; one whose segment
 * changed gets a new angle. In an empty segment the newcomers are ordered by similarity and spread evenly; later ones go
 * into the middle of the widest gap, where gaps beside related trends count for more.
 * @returns degrees, 0..360, by trend id; distinct inside a segment
 */
export function assignAngles(
  existing: ReadonlyMap<string, number>,
  newcomers: readonly Newcomer[],
  segments: readonly Segment[],
): Map<string, number> {
  const angles = new Map(existing);
  const waiting = new Map<string, Newcomer[]>(segments.map((s) => [s.id, []]));
  for (const newcomer of [...newcomers].sort(byId)) {
    const sector = sectorOf(segments, newcomer.segment);
    const angle = angles.get(newcomer.trendId);
    if (angle !== undefined && angle >= sector.from && angle < sector.to) continue;
    angles.delete(newcomer.trendId);
    const list = waiting.get(newcomer.segment) ?? [];
    if (!list.some((n) => n.trendId === newcomer.trendId)) list.push(newcomer);
  }
  const similarity = similarityOf(newcomers);
  for (const [segment, list] of waiting) {
    if (list.length > 0) fillSector(angles, list, sectorOf(segments, segment), similarity);
  }
  return angles;
}

const byId = (a: Newcomer, b: Newcomer): number => (a.trendId < b.trendId ? -1 : a.trendId > b.trendId ? 1 : 0);

function similarityOf(newcomers: readonly Newcomer[]): Similarity {
  const byTrend = new Map(newcomers.map((n) => [n.trendId, n]));
  const said = (a: string, b: string): number => {
    const newcomer = byTrend.get(a);
    return Math.max(newcomer?.related?.includes(b) ? 1 : 0, newcomer?.similarity?.get(b) ?? 0);
  };
  return (a, b) => Math.max(said(a, b), said(b, a));
}

function fillSector(
  angles: Map<string, number>,
  list: readonly Newcomer[],
  sector: Sector,
  similarity: Similarity,
): void {
  const margin = MARGIN * (sector.to - sector.from);
  const [from, to] = [sector.from + margin, sector.to - margin];
  const order = seriate(
    list.map((n) => n.trendId),
    similarity,
  );
  const settled = [...angles].filter(([, angle]) => angle >= sector.from && angle < sector.to);
  if (settled.length === 0) {
    order.forEach((id, i) => angles.set(id, roundAngle(from + ((i + 0.5) * (to - from)) / order.length)));
    return;
  }
  const stand = settled.map(([id, angle]) => ({ id, angle })).sort((a, b) => a.angle - b.angle);
  for (const id of order) {
    const angle = bestGap(id, stand, from, to, similarity);
    angles.set(id, angle);
    stand.push({ id, angle });
    stand.sort((a, b) => a.angle - b.angle);
  }
}

/** The middle of the gap with the largest width · (1 + similarity to its neighbours). */
function bestGap(
  id: string,
  stand: readonly { readonly id: string; readonly angle: number }[],
  from: number,
  to: number,
  similarity: Similarity,
): number {
  let best = { score: -1, angle: (from + to) / 2 };
  for (let i = 0; i <= stand.length; i += 1) {
    const [left, right] = [stand[i - 1], stand[i]];
    const [low, high] = [Math.max(from, left?.angle ?? from), Math.min(to, right?.angle ?? to)];
    const friends = (left ? similarity(id, left.id) : 0) + (right ? similarity(id, right.id) : 0);
    const score = (high - low) * (1 + RELATED_BONUS * friends);
    if (score > best.score + 1e-9) best = { score, angle: roundAngle((low + high) / 2) };
  }
  return best.angle;
}

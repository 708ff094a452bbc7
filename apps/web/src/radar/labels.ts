import {
  type Box,
  boxesOverlap,
  type Disc,
  discOverlaps,
  inside,
  type Line,
  lineCrosses,
  lineHits,
  nearestOn,
} from './boxes.js';
import { textWidth, wrap } from './text-width.js';

export interface LabelWish {
  readonly id: string;
  readonly text: string;
  /** The mark it names. */
  readonly disc: Disc;
}

export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Line from the mark to the text where they do not touch. */
  readonly leader: Line | null;
}

export interface Room {
  readonly bounds: Box;
  /** Texts that stand already: ring and segment names. */
  readonly fixed: readonly Box[];
  readonly discs: readonly (Disc & { readonly id: string })[];
  /** Lines that stand already: tails and hairlines. */
  readonly lines: readonly Line[];
  /** Centre of the dial: labels prefer to lie on the outer side of their mark. */
  readonly centre: { readonly x: number; readonly y: number };
  readonly fontSize: number;
}

const LINE_HEIGHT = 1.2;
/** Pixels between mark and text. */
const DISTANCES = [4, 12, 22, 34, 48, 60];
const DIRECTIONS = 16;
/** Closer than this a leader line would be a speck. */
const LEADER_FROM = 9;

/**
 * Places texts one after the other, in the order given, each at its cheapest free candidate: near its mark, outward, on few lines.
 * No text covers another text, a mark or a leader line; what finds no room is left out (its number stays). No randomness.
 */
export function placeLabels(wishes: readonly LabelWish[], room: Room): readonly Label[] {
  const placed: Label[] = [];
  for (const wish of wishes) {
    let best: { label: Label; cost: number } | null = null;
    for (const candidate of candidates(wish, room)) {
      if (best && candidate.cost >= best.cost) continue;
      if (isFree(candidate.label, wish.disc, placed, room)) best = candidate;
    }
    if (best) placed.push(best.label);
  }
  return placed;
}

function* candidates(wish: LabelWish, room: Room): Generator<{ label: Label; cost: number }> {
  const outward = Math.atan2(wish.disc.y - room.centre.y, wish.disc.x - room.centre.x);
  const seen = new Set<string>();
  for (const most of [1, 2, 3]) {
    const lines = wrap(wish.text, most, room.fontSize);
    if (seen.has(lines.join('\n'))) continue;
    seen.add(lines.join('\n'));
    const w = Math.max(...lines.map((line) => textWidth(line, room.fontSize)));
    const h = lines.length * room.fontSize * LINE_HEIGHT;
    for (const distance of DISTANCES) {
      for (let k = 0; k < DIRECTIONS; k += 1) {
        const angle = (k / DIRECTIONS) * 2 * Math.PI;
        const label = labelAt(wish, lines, w, h, distance, angle);
        const turned = (1 - Math.cos(angle - outward)) * 8;
        const slanted = Math.abs(Math.sin(angle)) * 4;
        const broken = lines.length === 2 ? 0 : lines.length === 1 ? w / 14 : 6;
        yield { label, cost: distance * 1.4 + turned + slanted + broken };
      }
    }
  }
}

function labelAt(
  wish: LabelWish,
  lines: readonly string[],
  w: number,
  h: number,
  distance: number,
  angle: number,
): Label {
  const { disc } = wish;
  const reach = disc.r + distance;
  const x = disc.x + Math.cos(angle) * reach;
  const y = disc.y + Math.sin(angle) * reach;
  const side = Math.cos(angle);
  const anchor = side > 0.3 ? 'start' : side < -0.3 ? 'end' : 'middle';
  const left = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2;
  const box = { x: left, y: y - (h / 2) * (1 - Math.sin(angle)), w, h };
  const to = nearestOn(box, disc);
  const gap = Math.hypot(to.x - disc.x, to.y - disc.y);
  const from = {
    x: disc.x + ((to.x - disc.x) / (gap || 1)) * disc.r,
    y: disc.y + ((to.y - disc.y) / (gap || 1)) * disc.r,
  };
  return { id: wish.id, lines, box, anchor, leader: gap - disc.r > LEADER_FROM ? { from, to } : null };
}

function isFree(label: Label, own: Disc, placed: readonly Label[], room: Room): boolean {
  const { box, leader } = label;
  if (!inside(box, room.bounds) || discOverlaps(box, own)) return false;
  if (room.fixed.some((other) => boxesOverlap(box, other) || (leader !== null && lineCrosses(leader, other))))
    return false;
  if (
    room.discs.some(
      (disc) =>
        disc.id !== label.id &&
        (discOverlaps(box, { ...disc, r: disc.r + 2 }) || (leader !== null && lineHits(leader, disc))),
    )
  )
    return false;
  if (room.lines.some((line) => lineCrosses(line, box))) return false;
  return placed.every(
    (other) =>
      !boxesOverlap(box, padded(other.box)) &&
      (other.leader === null || !lineCrosses(other.leader, box)) &&
      (leader === null || !lineCrosses(leader, other.box)) &&
      (leader === null || other.leader === null || !linesCross(leader, other.leader)),
  );
}

const padded = (box: Box): Box => ({ x: box.x - 3, y: box.y - 1, w: box.w + 6, h: box.h + 2 });

function linesCross(a: Line, b: Line): boolean {
  const turn = (p: { x: number; y: number }, q: { x: number; y: number }, r: { x: number; y: number }): number =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return (
    turn(a.from, a.to, b.from) !== turn(a.from, a.to, b.to) && turn(b.from, b.to, a.from) !== turn(b.from, b.to, a.to)
  );
}

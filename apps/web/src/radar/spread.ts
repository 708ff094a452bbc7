import { at, type Dial, type Point } from './polar.js';

export interface Mark {
  readonly id: string;
  readonly angle: number;
  /** Share 0..1 of the dial. */
  readonly radius: number;
  /** Radius of the mark itself, pixels. */
  readonly size: number;
  /** The wedge and band it must not leave: degrees, and shares of the dial. */
  readonly sector: { readonly from: number; readonly to: number };
  readonly band: { readonly inner: number; readonly outer: number };
}

export interface Spot extends Point {
  /** Where the data say it is. */
  readonly truth: Point;
  /** True when it stands beside its true place and needs a hairline to it. */
  readonly moved: boolean;
  /** False when no free place was left and it covers another mark. */
  readonly free: boolean;
}

/** Pixels kept free between two marks. */
const GAP = 2;
/** Least distance of two centres, so that each has a target of 24 px of its own. */
const TARGET = 24;
const STEP = 3;
const REACH_ALONG = 96;
const REACH_ACROSS = 36;
/** A pixel along the radius misleads more than one along the arc: only the radius is a judgement. */
const ACROSS_COST = 3;

interface Offset {
  readonly along: number;
  readonly across: number;
}

/** All steps aside, cheapest first; ties go clockwise, then inward. Made once. */
const OFFSETS: readonly Offset[] = offsets();

function offsets(): Offset[] {
  const list: Offset[] = [];
  for (let along = -REACH_ALONG; along <= REACH_ALONG; along += STEP)
    for (let across = -REACH_ACROSS; across <= REACH_ACROSS; across += STEP) list.push({ along, across });
  const cost = ({ along, across }: Offset): number => along ** 2 + (ACROSS_COST * across) ** 2;
  return list.sort((a, b) => cost(a) - cost(b) || b.along - a.along || a.across - b.across);
}

/**
 * Places marks where the data say. Where two would cover each other the smaller steps aside, to the nearest free place in its own
 * sector and band, and is told to draw a hairline to its true point. The same marks always give the same picture. `target` is the
 * least distance of two centres in pixels (0 where marks are not for pointing at).
 */
export function spread(marks: readonly Mark[], dial: Dial, target = TARGET): ReadonlyMap<string, Spot> {
  const placed: { spot: Spot; size: number }[] = [];
  const result = new Map<string, Spot>();
  const order = [...marks].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  for (const mark of order) {
    const truth = at(dial, mark.angle, mark.radius);
    const spot = firstFree(mark, truth, placed, dial, target);
    placed.push({ spot, size: mark.size });
    result.set(mark.id, spot);
  }
  return result;
}

function firstFree(
  mark: Mark,
  truth: Point,
  placed: readonly { spot: Point; size: number }[],
  dial: Dial,
  target: number,
): Spot {
  const near = placed.filter(({ spot, size }) => distance(spot, truth) < REACH_ALONG * 2 + size + mark.size);
  for (const offset of OFFSETS) {
    const still = offset.along === 0 && offset.across === 0;
    const point = still ? truth : step(mark, offset, dial);
    if (!point) continue;
    const free = near.every(({ spot, size }) => distance(spot, point) >= Math.max(size + mark.size + GAP, target));
    if (free) return { ...point, truth, moved: !still, free };
  }
  return { ...truth, truth, moved: false, free: false };
}

/** The point so many pixels along the arc and across it, or null outside the mark's own sector and band. */
function step(mark: Mark, { along, across }: Offset, dial: Dial): Point | null {
  const radius = mark.radius + across / dial.r;
  if (radius < mark.band.inner || radius > mark.band.outer || radius <= 0) return null;
  const angle = mark.angle + ((along / (radius * dial.r)) * 180) / Math.PI;
  const margin = ((mark.size / (radius * dial.r)) * 180) / Math.PI;
  if (angle - margin < mark.sector.from || angle + margin > mark.sector.to) return null;
  return at(dial, angle, radius);
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

import type { Point } from './polar.js';

/** Axis-parallel boxes, discs and line pieces, in pixels. Touching is not overlapping. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Disc extends Point {
  readonly r: number;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

export const boxesOverlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

export const inside = (box: Box, outer: Box): boolean =>
  box.x >= outer.x && box.y >= outer.y && box.x + box.w <= outer.x + outer.w && box.y + box.h <= outer.y + outer.h;

export const nearestOn = (box: Box, point: Point): Point => ({
  x: Math.min(Math.max(point.x, box.x), box.x + box.w),
  y: Math.min(Math.max(point.y, box.y), box.y + box.h),
});

export function discOverlaps(box: Box, disc: Disc): boolean {
  const near = nearestOn(box, disc);
  return Math.hypot(near.x - disc.x, near.y - disc.y) < disc.r;
}

/** Whether a line piece runs through a box (Liang-Barsky clipping). */
export function lineCrosses(line: Line, box: Box): boolean {
  const dx = line.to.x - line.from.x;
  const dy = line.to.y - line.from.y;
  let enter = 0;
  let leave = 1;
  const edges: readonly (readonly [number, number])[] = [
    [-dx, line.from.x - box.x],
    [dx, box.x + box.w - line.from.x],
    [-dy, line.from.y - box.y],
    [dy, box.y + box.h - line.from.y],
  ];
  for (const [slope, room] of edges) {
    if (slope === 0) {
      if (room <= 0) return false;
    } else if (slope < 0) enter = Math.max(enter, room / slope);
    else leave = Math.min(leave, room / slope);
  }
  return enter < leave;
}

/** Whether a line piece comes nearer to a disc's centre than its radius. */
export function lineHits(line: Line, disc: Disc): boolean {
  const dx = line.to.x - line.from.x;
  const dy = line.to.y - line.from.y;
  const length = dx * dx + dy * dy;
  const t =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((disc.x - line.from.x) * dx + (disc.y - line.from.y) * dy) / length));
  return Math.hypot(line.from.x + t * dx - disc.x, line.from.y + t * dy - disc.y) < disc.r;
}

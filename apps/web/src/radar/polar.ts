/** Geometry of a radar: degrees clockwise from the top, radius as a share 0..1 of `size.r` pixels around a centre. */

export interface Dial {
  readonly cx: number;
  readonly cy: number;
  /** Pixels from the centre to the rim. */
  readonly r: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const round1 = (n: number): number => Math.round(n * 10) / 10;

export function at(dial: Dial, angle: number, radius: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: dial.cx + Math.sin(radians) * radius * dial.r, y: dial.cy - Math.cos(radians) * radius * dial.r };
}

/** SVG path of an arc at `radius` (pixels from the centre). `flip` draws it anticlockwise, so that text on it stands upright at the bottom. */
export function arc(dial: Dial, from: number, to: number, pixels: number, flip = false): string {
  const share = pixels / dial.r;
  const [first, last] = flip ? [to, from] : [from, to];
  const a = at(dial, first, share);
  const b = at(dial, last, share);
  const large = Math.abs(to - from) > 180 ? 1 : 0;
  return `M${round1(a.x)} ${round1(a.y)}A${round1(pixels)} ${round1(pixels)} 0 ${large} ${flip ? 0 : 1} ${round1(b.x)} ${round1(b.y)}`;
}

/** Whether text set clockwise along the rim at this angle would stand upside down. */
export const isLower = (angle: number): boolean => angle > 90 && angle < 270;

/** SVG path of a wedge between two angles and two radii (shares of the rim). */
export function wedge(dial: Dial, from: number, to: number, inner: number, outer: number): string {
  const start = at(dial, from, inner);
  const out = arc(dial, from, to, outer * dial.r);
  const back = arc(dial, from, to, Math.max(inner * dial.r, 0.01), true);
  return `${out}L${back.slice(1)}L${round1(start.x)} ${round1(start.y)}Z`;
}

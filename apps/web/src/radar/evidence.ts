import { type Kind, KINDS, type Placement } from '../api/types.js';

/** Shape of a blip by the kind of evidence it mostly rests on. */
export type Shape = 'circle' | 'square' | 'diamond' | 'triangle';

const SHAPES: Readonly<Record<Kind, Shape>> = {
  publication: 'diamond',
  patent: 'square',
  investment: 'triangle',
  news: 'circle',
  article: 'circle',
};

/** The kind with most independent evidence; ties go to the earlier in the life cycle. Null without evidence. */
export function dominantKind(evidence: Placement['evidence']): Kind | null {
  let best: Kind | null = null;
  for (const kind of KINDS) if ((evidence[kind] ?? 0) > (best === null ? 0 : (evidence[best] ?? 0))) best = kind;
  return best;
}

export function shapeOf(evidence: Placement['evidence']): Shape {
  const kind = dominantKind(evidence);
  return kind === null ? 'circle' : SHAPES[kind];
}

const BOX = Math.sqrt(Math.PI);
const TRIANGLE = Math.sqrt((4 * Math.PI) / (3 * Math.sqrt(3)));
/** How far a shape of the area of a circle of radius 1 reaches from its centre. */
const REACH: Readonly<Record<Shape, number>> = {
  circle: 1,
  square: BOX / Math.SQRT2,
  diamond: BOX / Math.SQRT2,
  triangle: TRIANGLE,
};

/** Radius of the disc that holds a shape of size `r`. */
export const reach = (shape: Shape, r: number): number => REACH[shape] * r;

/** SVG path of a shape whose area is that of a circle of radius `r`, so that shapes of equal volume look equally large. */
export function shapePath(shape: Shape, x: number, y: number, r: number): string {
  const n = (value: number): number => Math.round(value * 10) / 10;
  if (shape === 'circle')
    return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  if (shape === 'square') {
    const half = (r * BOX) / 2;
    return `M${n(x - half)} ${n(y - half)}h${n(2 * half)}v${n(2 * half)}h${n(-2 * half)}Z`;
  }
  if (shape === 'diamond') {
    const half = (r * BOX) / Math.SQRT2;
    return `M${n(x)} ${n(y - half)}L${n(x + half)} ${n(y)}L${n(x)} ${n(y + half)}L${n(x - half)} ${n(y)}Z`;
  }
  const corner = r * TRIANGLE;
  const wide = (corner * Math.sqrt(3)) / 2;
  return `M${n(x)} ${n(y - corner)}L${n(x + wide)} ${n(y + corner / 2)}L${n(x - wide)} ${n(y + corner / 2)}Z`;
}

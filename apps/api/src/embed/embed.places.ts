import { point } from '../radars/formats/svg.js';
import type { PlacementView, RadarView } from '../radars/radar.schema.js';

/** Where a mark stands in the picture, units of its box. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Radius of the mark. */
  readonly r: number;
  /** Whether it stands beside the point that the data give it. */
  readonly moved: boolean;
}

/** Units kept free between two marks. */
const GAP = 3;
/** Smallest radius: a number of two digits still fits. */
const LEAST = 13;
const SHRINK = 0.9;
const STEP = 4;
const ALONG = 160;
const ACROSS = 56;
/** A unit along the radius misleads more than one along the arc: only the radius is a judgement. */
const ACROSS_COST = 3;
/** Units from the centre to the rim, as `point` has them. */
const RIM = 500 - point(0, 1)[1];

/** All steps aside, cheapest first. */
const STEPS = steps();
function steps(): readonly { along: number; across: number }[] {
  const all: { along: number; across: number }[] = [];
  for (let along = -ALONG; along <= ALONG; along += STEP)
    for (let across = -ACROSS; across <= ACROSS; across += STEP) all.push({ along, across });
  const cost = ({ along, across }: { along: number; across: number }) => along ** 2 + (ACROSS_COST * across) ** 2;
  return all.sort((a, b) => cost(a) - cost(b) || b.along - a.along || a.across - b.across);
}

/**
 * Places for marks that never cover each other, in the order of `placements`: each where its data say, or beside that, within its own ring and
 * segment. Where there is no room all marks shrink alike. The same radar always gives the same picture.
 */
export function placesOf(
  { segments, rings }: Pick<RadarView, 'segments' | 'rings'>,
  placements: readonly PlacementView[],
): readonly Place[] {
  for (let share = 1; ; share *= SHRINK) {
    const places = attempt(segments, rings, placements, share);
    if (places.every((place) => place !== null)) return places;
    if (share * radiusOf(Infinity) <= LEAST)
      return places.map((place, index) => place ?? { ...truth(placements[index]!), r: LEAST, moved: false });
  }
}

/** Area means volume, between bounds. */
const radiusOf = (volume: number): number => 14 + Math.min(12, Math.sqrt(Math.max(0, volume)));
const truth = ({ angle, radius }: PlacementView): { x: number; y: number } => {
  const [x, y] = point(angle, radius);
  return { x, y };
};

function attempt(
  segments: RadarView['segments'],
  rings: RadarView['rings'],
  placements: readonly PlacementView[],
  share: number,
): (Place | null)[] {
  const sizes = placements.map(({ volume }) => Math.max(LEAST, round(radiusOf(volume) * share)));
  const order = placements.map((_, index) => index).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const places: (Place | null)[] = placements.map(() => null);
  const taken: Place[] = [];
  for (const index of order) {
    const placement = placements[index]!;
    const r = sizes[index]!;
    const sector = segments.find(({ id }) => id === placement.segment) ?? { from: 0, to: 360 };
    const band = rings.find(({ id }) => id === placement.ring) ?? { inner: 0, outer: 1 };
    for (const { along, across } of STEPS) {
      const moved = along !== 0 || across !== 0;
      const radius = placement.radius + across / RIM;
      const angle = placement.angle + ((along / Math.max(1, radius * RIM)) * 180) / Math.PI;
      const outside = radius < band.inner || radius > band.outer || angle < sector.from || angle > sector.to;
      if (moved && outside) continue;
      const [x, y] = point(angle, radius);
      if (taken.some((other) => Math.hypot(other.x - x, other.y - y) < other.r + r + GAP)) continue;
      const place = { x, y, r, moved };
      places[index] = place;
      taken.push(place);
      break;
    }
  }
  return places;
}

const round = (n: number): number => Math.round(n * 100) / 100;

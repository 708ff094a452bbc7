import { t } from '../i18n/t.js';
import type { Placement, Ring, Segment } from '../api/types.js';
import { blipRadius, maxBlip, MIN_BLIP } from './blip-size.js';
import { type Box, discOverlaps, type Line } from './boxes.js';
import { cornerBoxes } from './corners.js';
import { reach, shapeOf } from './evidence.js';
import { type Label, placeLabels } from './labels.js';
import { byRelevance, numbers } from './order.js';
import { at, type Dial } from './polar.js';
import { type Mark, type Spot, spread } from './spread.js';
import { range } from '../text/format.js';
import { textWidth } from './text-width.js';

export interface PlacedBlip {
  readonly placement: Placement;
  readonly number: number;
  /** Radius of the mark, pixels. */
  readonly size: number;
  /** Radius of the disc that holds it, whatever its shape. */
  readonly reach: number;
  readonly spot: Spot;
}

export interface RadarLayout {
  readonly width: number;
  readonly height: number;
  readonly dial: Dial;
  readonly blips: readonly PlacedBlip[];
  readonly labels: readonly Label[];
  /** Degrees of the spoke along which the rings are named. */
  readonly axis: number;
  /** Largest volume and largest mark, for the legend of sizes. */
  readonly scale: { readonly top: number; readonly max: number };
}

export interface LayoutWish {
  readonly placements: readonly Placement[];
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
  readonly width: number;
  readonly height: number;
  /** Trends to name; the rest keep their number. */
  readonly named: number;
  /** Whether intervals are drawn, which names then keep off. */
  readonly whiskers: boolean;
  /** On a phone: dots without numbers. */
  readonly compact: boolean;
}

export const LABEL_SIZE = 13;
/** Room for the names along the rim. */
export const RIM = 30;
const RIM_TEXT = 14;
/** A new trend's halo stands so far outside its mark. */
export const HALO = 4;
const SHRINK = 0.88;
/** Pixels that a mark may stand aside before all shrink. */
const FAR = 40;
/** For nearness alone marks shrink to this share at most: sizes must still tell volumes apart. */
const NEARNESS = 0.7;
const COMPACT = { rim: 6, shrink: 0.55 };

/** Everything of a radar's picture that is computed: the same data and size always give the same picture. */
export function layoutRadar({
  placements,
  segments,
  rings,
  width,
  height,
  named,
  whiskers,
  compact,
}: LayoutWish): RadarLayout {
  const dial: Dial = {
    cx: width / 2,
    cy: height / 2,
    r: Math.max(40, Math.min(width, height) / 2 - (compact ? COMPACT.rim : RIM)),
  };
  const top = Math.max(0, ...placements.map(({ volume }) => volume));
  const shrink = compact ? COMPACT.shrink : 1;
  const marksOf = (greatest: number): readonly Mark[] =>
    placements.map((placement) => ({
      id: placement.trendId,
      angle: placement.angle,
      radius: placement.radius,
      size: reach(shapeOf(placement.evidence), blipRadius(placement.volume, top, greatest) * shrink),
      sector: segments.find(({ id }) => id === placement.segment) ?? { from: 0, to: 360 },
      band: rings.find(({ id }) => id === placement.ring) ?? { inner: 0, outer: 1 },
    }));
  const spotsOf = (marks: readonly Mark[]): ReadonlyMap<string, Spot> => spread(marks, dial, compact ? 0 : undefined);
  const largest = maxBlip(placements.length, dial.r);
  let max = largest;
  let marks = marksOf(max);
  let spots = spotsOf(marks);
  // Where marks find no room near their true place all of them shrink alike, so that sizes stay comparable.
  while (max * SHRINK > MIN_BLIP && needsRoom(spots, max * SHRINK > largest * NEARNESS)) {
    max *= SHRINK;
    marks = marksOf(max);
    spots = spotsOf(marks);
  }
  const byNumber = numbers(placements);
  const blips = placements.map((placement, index) => ({
    placement,
    number: byNumber.get(placement.trendId) ?? 0,
    size: blipRadius(placement.volume, top, max) * shrink,
    reach: marks[index]!.size,
    spot: spots.get(placement.trendId)!,
  }));
  const axis = compact ? 0 : freestAxis(rings, segments, blips, dial);
  const labels =
    compact || named === 0
      ? []
      : label(blips, { placements, segments, rings, width, height, named, whiskers }, dial, axis);
  return { width, height, dial, blips, labels, axis, scale: { top, max } };
}

function label(
  blips: readonly PlacedBlip[],
  wish: Omit<LayoutWish, 'compact'>,
  dial: Dial,
  axis: number,
): readonly Label[] {
  const discs = blips.map(({ placement, spot, reach: r }) => ({
    id: placement.trendId,
    x: spot.x,
    y: spot.y,
    r: r + (placement.movement === 'new' ? HALO : 0),
  }));
  const byId = new Map(discs.map((disc) => [disc.id, disc]));
  const wishes = byRelevance(wish.placements)
    .slice(0, wish.named)
    .map(({ trendId, name }) => ({ id: trendId, text: name, disc: byId.get(trendId)! }));
  return placeLabels(wishes, {
    bounds: { x: 4, y: 4, w: wish.width - 8, h: wish.height - 8 },
    fixed: [
      ...cornerBoxes(wish.width, wish.height),
      ...ringNameBoxes(wish.rings, dial, axis),
      ...wish.segments.flatMap((segment) => rimBoxes(segment, dial)),
    ],
    discs,
    lines: blips.flatMap((blip) => linesOf(blip, dial, wish.whiskers)),
    centre: { x: dial.cx, y: dial.cy },
    fontSize: LABEL_SIZE,
  });
}

/** Whether a mark found no free place, or, where nearness is asked for, one far from its true place. */
const needsRoom = (spots: ReadonlyMap<string, Spot>, near: boolean): boolean =>
  [...spots.values()].some((spot) => !spot.free || (near && aside(spot) > FAR));

const aside = ({ x, y, truth }: Spot): number => Math.hypot(x - truth.x, y - truth.y);

/** Tail, hairline and interval of a blip, which labels should not cover. */
function linesOf({ placement, spot }: PlacedBlip, dial: Dial, whiskers: boolean): readonly Line[] {
  const { previousRadius, radius, angle, interval } = placement;
  const lines: Line[] = [];
  if (previousRadius !== null) lines.push({ from: at(dial, angle, previousRadius), to: at(dial, angle, radius) });
  if (spot.moved) lines.push({ from: spot.truth, to: spot });
  if (whiskers) lines.push({ from: at(dial, angle, interval.low), to: at(dial, angle, interval.high) });
  return lines;
}

/** Where a ring's name stands: on a spoke, just inside its outer edge; `y` is the foot of its letters. */
export function ringNameAt(ring: Ring, dial: Dial, axis: number): { x: number; y: number } {
  const { x, y } = at(dial, axis, ring.outer - 12 / dial.r);
  return { x, y: y + 4 };
}
export const ringTitle = (ring: Ring): string => `${t(ring.name)} · ${t(range(ring.horizon))}`;

/** The spoke on which names of rings meet the fewest marks; the vertical axis when that is as good as any. */
function freestAxis(
  rings: readonly Ring[],
  segments: readonly Segment[],
  blips: readonly PlacedBlip[],
  dial: Dial,
): number {
  const meets = (axis: number): number =>
    ringNameBoxes(rings, dial, axis).reduce(
      (sum, box) => sum + blips.filter(({ spot, reach: r }) => discOverlaps(box, { x: spot.x, y: spot.y, r })).length,
      0,
    );
  const axes = [...new Set([0, ...segments.map(({ from }) => from % 360)])];
  return axes.reduce((best, axis) => (meets(axis) < meets(best) ? axis : best));
}

function ringNameBoxes(rings: readonly Ring[], dial: Dial, axis: number): readonly Box[] {
  return rings.map((ring) => {
    const w = textWidth(ringTitle(ring), LABEL_SIZE) + 8;
    const { x, y } = ringNameAt(ring, dial, axis);
    return { x: x - w / 2, y: y - 12, w, h: 17 };
  });
}

/** Pixels from the centre to the middle of the names along the rim. */
export const rimRadius = (dial: Dial): number => dial.r + RIM_TEXT;

/** A chain of small boxes under a segment's name, which is bent along the rim. */
function rimBoxes(segment: Segment, dial: Dial): readonly Box[] {
  const middle = (segment.from + segment.to) / 2;
  const half = ((textWidth(t(segment.name), LABEL_SIZE) / 2 / rimRadius(dial)) * 180) / Math.PI;
  const steps = Math.max(2, Math.ceil(textWidth(t(segment.name), LABEL_SIZE) / 12));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const { x, y } = at(dial, middle - half + (2 * half * index) / steps, rimRadius(dial) / dial.r);
    return { x: x - 10, y: y - 10, w: 20, h: 20 };
  });
}

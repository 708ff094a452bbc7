import type { Placement } from '../api/types.js';
import type { Verdict } from './overlay.js';
import { certainty } from './sentences.js';
import { shapeOf, shapePath } from './evidence.js';
import { HALO, type PlacedBlip } from './layout.js';
import { isSure } from './order.js';
import { at, type Dial, round1 } from './polar.js';

interface Props {
  readonly blip: PlacedBlip;
  readonly dial: Dial;
  readonly tint: Record<string, string>;
  readonly sentence: string;
  readonly state: 'plain' | 'ghost' | 'faded' | 'focus' | 'related';
  readonly numbered: boolean;
  readonly whisker: boolean;
  readonly halo: boolean;
  readonly tabbable: boolean;
  /** A copy in front of all others, for the eye only: moving the blip itself would take the keyboard's focus from it. */
  readonly copy: boolean;
  /** What the overlay of a cluster says; null without one. */
  readonly verdict: Verdict | 'unknown' | null;
}

/** One trend on the radar. Fill says how sure the ring is, outline whether the trend is curated (solid) or discovered (dashed). */
export function Blip({ blip, dial, tint, sentence, state, numbered, whisker, halo, tabbable, copy, verdict }: Props) {
  const { placement, spot, size, reach, number } = blip;
  const { x, y } = spot;
  return (
    <g
      class={`blip ${state} ${placement.origin} ${verdict ? VERDICT_CLASS[verdict] : ''}`}
      style={tint}
      {...(copy
        ? { 'aria-hidden': true, 'pointer-events': 'none' }
        : {
            role: 'button' as const,
            tabindex: tabbable ? 0 : -1,
            'aria-label': `${number}. ${placement.name}. ${sentence}`,
            'data-id': placement.trendId,
          })}
    >
      <Tail placement={placement} dial={dial} />
      {whisker ? <Whisker placement={placement} dial={dial} /> : null}
      {spot.moved ? (
        <>
          <line class="hairline" x1={round1(spot.truth.x)} y1={round1(spot.truth.y)} x2={round1(x)} y2={round1(y)} />
          <circle class="truth" cx={round1(spot.truth.x)} cy={round1(spot.truth.y)} r="1.8" />
        </>
      ) : null}
      {halo ? <circle class="halo" cx={round1(x)} cy={round1(y)} r={round1(reach + HALO)} /> : null}
      <path class="backing" d={shapePath(shapeOf(placement.evidence), x, y, size)} />
      <path
        class="mark"
        d={shapePath(shapeOf(placement.evidence), x, y, size)}
        fill-opacity={round2(0.06 + 0.52 * certainty(placement))}
      />
      {isSure(placement) ? <Momentum blip={blip} dial={dial} /> : null}
      {numbered ? (
        <text class="number" x={round1(x)} y={round1(y + (shapeOf(placement.evidence) === 'triangle' ? 5 : 3.6))}>
          {number}
        </text>
      ) : null}
      <circle class="target" cx={round1(x)} cy={round1(y)} r={round1(Math.max(12, reach))} />
    </g>
  );
}

const VERDICT_CLASS = {
  strength: 'strength',
  gap: 'gap',
  'not distinguishable': 'unclear',
  unknown: 'unclear',
} as const;

const round2 = (n: number): number => Math.round(n * 100) / 100;

/** From where it stood in the edition before, growing wider towards where it stands. */
function Tail({ placement, dial }: { placement: Placement; dial: Dial }) {
  const { previousRadius, radius, angle } = placement;
  if (previousRadius === null || Math.abs(previousRadius - radius) * dial.r < 3) return null;
  const from = at(dial, angle, previousRadius);
  const to = at(dial, angle, radius);
  const across = at({ cx: 0, cy: 0, r: 1 }, angle + 90, 3);
  const d = `M${round1(from.x)} ${round1(from.y)}L${round1(to.x + across.x)} ${round1(to.y + across.y)}L${round1(to.x - across.x)} ${round1(to.y - across.y)}Z`;
  return <path class="tail" d={d} />;
}

/** The 5th to the 95th percentile of the radius, with a cap at each end, through the true place. */
function Whisker({ placement, dial }: { placement: Placement; dial: Dial }) {
  const { angle, interval } = placement;
  const cap = at({ cx: 0, cy: 0, r: 1 }, angle + 90, 4);
  const [a, b] = [at(dial, angle, interval.low), at(dial, angle, interval.high)];
  const tick = (p: { x: number; y: number }): string =>
    `M${round1(p.x - cap.x)} ${round1(p.y - cap.y)}L${round1(p.x + cap.x)} ${round1(p.y + cap.y)}`;
  return (
    <path class="whisker" d={`M${round1(a.x)} ${round1(a.y)}L${round1(b.x)} ${round1(b.y)}${tick(a)}${tick(b)}`} />
  );
}

/** A wedge on the side it is heading to: inward for a growing share, outward for a shrinking one. */
function Momentum({ blip, dial }: { blip: PlacedBlip; dial: Dial }) {
  const inward = (blip.placement.momentum.growth ?? 0) > 0;
  const length = Math.hypot(dial.cx - blip.spot.x, dial.cy - blip.spot.y) || 1;
  const sign = inward ? 1 : -1;
  const ux = (sign * (dial.cx - blip.spot.x)) / length;
  const uy = (sign * (dial.cy - blip.spot.y)) / length;
  const edge = (blip.size + blip.reach) / 2;
  const corner = (along: number, across: number): string =>
    `${round1(blip.spot.x + ux * (edge + along) - uy * across)} ${round1(blip.spot.y + uy * (edge + along) + ux * across)}`;
  return <path class="momentum" d={`M${corner(1.5, -4.5)}L${corner(8, 0)}L${corner(1.5, 4.5)}Z`} />;
}

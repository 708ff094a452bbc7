import type { Ring, Segment, SmallBlip } from '../api/types.js';
import { at, round1 } from './polar.js';
import { tintOf } from './tint.js';

interface Props {
  readonly blips: readonly SmallBlip[];
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
}

const DIAL = { cx: 100, cy: 100, r: 92 };

/** A radar the size of a stamp: rings, spokes and dots. The list beside it says it in words, so readers of text skip it. */
export function SmallRadar({ blips, segments, rings }: Props) {
  const top = Math.max(1, ...blips.map(({ volume }) => volume));
  return (
    <svg class="small-radar" viewBox="0 0 200 200" aria-hidden="true">
      {[...rings].reverse().map((ring, index) => (
        <circle
          key={ring.id}
          class={`band band-${rings.length - 1 - index}`}
          cx={DIAL.cx}
          cy={DIAL.cy}
          r={round1(ring.outer * DIAL.r)}
        />
      ))}
      {segments.map((segment) => {
        const end = at(DIAL, segment.from, 1);
        return <line key={segment.id} class="spoke" x1={DIAL.cx} y1={DIAL.cy} x2={round1(end.x)} y2={round1(end.y)} />;
      })}
      {[...blips]
        .sort((a, b) => b.volume - a.volume)
        .map((blip) => {
          const { x, y } = at(DIAL, blip.angle, blip.radius);
          const r = 2.6 + 6.4 * Math.sqrt(blip.volume / top);
          return (
            <circle
              key={blip.trendId}
              class={`dot ${blip.origin}`}
              style={tintOf(segments, blip.segment)}
              cx={round1(x)}
              cy={round1(y)}
              r={round1(r)}
            />
          );
        })}
    </svg>
  );
}

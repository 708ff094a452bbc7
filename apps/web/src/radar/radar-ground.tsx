import { t } from '../i18n/t.js';
import type { Ring, Segment } from '../api/types.js';
import { rimRadius, ringNameAt, ringTitle } from './layout.js';
import { arc, at, type Dial, isLower, round1 } from './polar.js';
import { tintOf } from './tint.js';

interface Props {
  readonly dial: Dial;
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
  readonly compact: boolean;
}

/** What lies under the blips: bands, spokes, the names of segments along the rim and of rings on the vertical axis. */
export function RadarGround({ dial, segments, rings, compact }: Props) {
  return (
    <g class="ground" aria-hidden="true">
      {[...rings].reverse().map((ring, index) => (
        <circle
          key={ring.id}
          class={`band band-${rings.length - 1 - index}`}
          cx={dial.cx}
          cy={dial.cy}
          r={round1(ring.outer * dial.r)}
        />
      ))}
      {segments.map((segment) => (
        <Spoke key={segment.id} segment={segment} dial={dial} />
      ))}
      {segments.map((segment) => (
        <path
          key={segment.id}
          class="rim"
          style={tintOf(segments, segment.id)}
          d={arc(dial, segment.from + 0.4, segment.to - 0.4, dial.r + 1.5)}
        />
      ))}
      {compact
        ? null
        : segments.map((segment) => <RimName key={segment.id} segment={segment} segments={segments} dial={dial} />)}
    </g>
  );
}

/** The names of the rings are drawn over the blips' ground but under the blips' labels; faint, once. */
export function RingNames({ dial, rings, axis }: { dial: Dial; rings: readonly Ring[]; axis: number }) {
  return (
    <g class="ring-names" aria-hidden="true">
      {rings.map((ring) => {
        const { x, y } = ringNameAt(ring, dial, axis);
        return (
          <text key={ring.id} x={round1(x)} y={round1(y)}>
            {ringTitle(ring)}
          </text>
        );
      })}
    </g>
  );
}

function Spoke({ segment, dial }: { segment: Segment; dial: Dial }) {
  const end = at(dial, segment.from, 1);
  return <line class="spoke" x1={round1(dial.cx)} y1={round1(dial.cy)} x2={round1(end.x)} y2={round1(end.y)} />;
}

function RimName({ segment, segments, dial }: { segment: Segment; segments: readonly Segment[]; dial: Dial }) {
  const lower = isLower((segment.from + segment.to) / 2);
  const id = `rim-${segment.id}`;
  // Letters stand on the path: outside it above the middle, and below it they hang, so the path moves by the height of a letter.
  const radius = rimRadius(dial) + (lower ? 5 : -5);
  return (
    <>
      <path id={id} d={arc(dial, segment.from, segment.to, radius, lower)} fill="none" />
      <text class="rim-name" style={tintOf(segments, segment.id)}>
        <textPath href={`#${id}`} startOffset="50%">
          {t(segment.name)}
        </textPath>
      </text>
    </>
  );
}

import type { PlacedBlip } from './layout.js';
import { type Dial, round1 } from './polar.js';

interface Props {
  readonly blips: readonly PlacedBlip[];
  readonly from: string;
  readonly to: ReadonlySet<string>;
  readonly dial: Dial;
}

/** Lines from the trend in focus to the related ones on this radar, bent towards the centre. */
export function Chords({ blips, from, to, dial }: Props) {
  const start = blips.find(({ placement }) => placement.trendId === from)?.spot;
  if (!start) return null;
  return (
    <g class="chords" aria-hidden="true">
      {blips
        .filter(({ placement }) => placement.trendId !== from && to.has(placement.trendId))
        .map(({ placement, spot }) => {
          const bend = (a: number, b: number, centre: number): number =>
            round1((a + b) / 2 + (centre - (a + b) / 2) * 0.35);
          const d = `M${round1(start.x)} ${round1(start.y)}Q${bend(start.x, spot.x, dial.cx)} ${bend(start.y, spot.y, dial.cy)} ${round1(spot.x)} ${round1(spot.y)}`;
          return <path key={placement.trendId} d={d} />;
        })}
    </g>
  );
}

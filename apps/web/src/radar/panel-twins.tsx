import type { PlacedBlip } from './layout.js';
import type { Overlay } from './overlay.js';
import { at, type Dial, round1 } from './polar.js';

/** Where a panel places each trend: a hollow twin on the trend's own angle, joined to its blip by a line. */
export function PanelTwins({
  blips,
  panel,
  dial,
}: {
  blips: readonly PlacedBlip[];
  panel: NonNullable<Overlay['panel']>;
  dial: Dial;
}) {
  return (
    <g class="twins" aria-hidden="true">
      {blips.map(({ placement, spot }) => {
        const twin = panel.get(placement.trendId);
        if (!twin) return null;
        const { x, y } = at(dial, placement.angle, twin.radius);
        return (
          <g key={placement.trendId}>
            <line x1={round1(spot.x)} y1={round1(spot.y)} x2={round1(x)} y2={round1(y)} />
            <circle cx={round1(x)} cy={round1(y)} r="6" />
          </g>
        );
      })}
    </g>
  );
}

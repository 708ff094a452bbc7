import type { PanelPlacement } from './types.js';

const R = 150;
const at = (radius: number, angle: number): [number, number] => [
  R + 10 + R * radius * Math.sin((angle * Math.PI) / 180),
  R + 10 - R * radius * Math.cos((angle * Math.PI) / 180),
];

/** The radar twice: the evidence's place filled, the panel's hollow, a line between. */
export function PanelRadar({ placements }: { placements: readonly PanelPlacement[] }) {
  const placed = placements.flatMap((p) => (p.computed ? [{ ...p, computed: p.computed }] : []));
  if (placed.length === 0) return null;
  return (
    <figure class="panel-radar">
      <svg
        viewBox={`0 0 ${2 * R + 20} ${2 * R + 20}`}
        role="img"
        aria-label={`${placed.length} trends as the evidence and as the panel places them; the list beside it says the same`}
      >
        {[0.4, 0.7, 1].map((radius) => (
          <circle key={radius} class="ring" cx={R + 10} cy={R + 10} r={R * radius} />
        ))}
        {placed.map(({ trendId, title, radius, computed }) => {
          const [x1, y1] = at(computed.radius, computed.angle);
          const [x2, y2] = at(radius, computed.angle);
          return (
            <g key={trendId}>
              <title>{title}</title>
              <line class="twin" x1={x1} y1={y1} x2={x2} y2={y2} />
              <circle class="computed" cx={x1} cy={y1} r="4" />
              <circle class="panel" cx={x2} cy={y2} r="4" />
            </g>
          );
        })}
      </svg>
      <figcaption class="small">Filled: the evidence. Hollow: the panel. Centre: now.</figcaption>
    </figure>
  );
}

import type { Label } from './labels.js';
import { LABEL_SIZE } from './layout.js';
import { round1 } from './polar.js';

interface Props {
  readonly labels: readonly Label[];
  readonly stateOf: (id: string) => string;
}

/** Names beside the blips, with leader lines where they stand apart. Pointing at a name is pointing at its blip. */
export function RadarLabels({ labels, stateOf }: Props) {
  return (
    <g class="labels" aria-hidden="true">
      {labels.map(({ id, lines, box, anchor, leader }) => {
        const x = anchor === 'start' ? box.x : anchor === 'end' ? box.x + box.w : box.x + box.w / 2;
        return (
          <g key={id} class={`label ${stateOf(id)}`} data-id={id}>
            {leader ? (
              <line
                x1={round1(leader.from.x)}
                y1={round1(leader.from.y)}
                x2={round1(leader.to.x)}
                y2={round1(leader.to.y)}
              />
            ) : null}
            <text text-anchor={anchor}>
              {lines.map((line, index) => (
                <tspan key={index} x={round1(x)} y={round1(box.y + LABEL_SIZE * (0.96 + index * 1.2))}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        );
      })}
    </g>
  );
}

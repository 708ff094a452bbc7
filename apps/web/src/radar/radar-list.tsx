import type { Placement, Radar } from '../api/types.js';
import { percent } from '../text/format.js';
import { clockwise, numbers } from './order.js';
import { certainty, ringName } from './sentences.js';
import { tintOf } from './tint.js';

interface Props {
  readonly radar: Radar;
  readonly chosen: ReadonlySet<string>;
  readonly focus: string | null;
  readonly onFocus: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
}

/** The numbers explained: trends by segment, from the centre outward, each with its ring and how sure it is. */
export function RadarList({ radar, chosen, focus, onFocus, onOpen }: Props) {
  const byNumber = numbers(radar.placements);
  const row = (placement: Placement) => (
    <li key={placement.trendId}>
      <button
        type="button"
        class={focus === placement.trendId ? 'row focus' : 'row'}
        onClick={() => onOpen(placement.trendId)}
        onPointerEnter={() => onFocus(placement.trendId)}
        onPointerLeave={() => onFocus(null)}
        onFocus={() => onFocus(placement.trendId)}
        onBlur={() => onFocus(null)}
      >
        <span class="n">{byNumber.get(placement.trendId)}</span>
        <span class="name">{placement.name}</span>
        <span class="ring">{ringName(radar.rings, placement.ring)}</span>
        <span class="sure">{percent(certainty(placement))}</span>
      </button>
    </li>
  );
  return (
    <div class="radar-list">
      {radar.segments.map((segment) => {
        const own = clockwise(radar.placements).filter(
          (placement) => placement.segment === segment.id && chosen.has(placement.trendId),
        );
        if (own.length === 0) return null;
        return (
          <section key={segment.id} style={tintOf(radar.segments, segment.id)}>
            <h3>{segment.name}</h3>
            <ol>{own.map(row)}</ol>
          </section>
        );
      })}
    </div>
  );
}

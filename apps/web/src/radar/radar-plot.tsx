import { t } from '../i18n/t.js';
import { useMemo, useRef } from 'preact/hooks';
import type { Radar } from '../api/types.js';
import { Blip } from './blip.js';
import { Chords } from './chords.js';
import type { PlacedBlip, RadarLayout } from './layout.js';
import { walk } from './order.js';
import { RadarGround, RingNames } from './radar-ground.js';
import { RadarLabels } from './radar-labels.js';
import { type Overlay, overlaySentence } from './overlay.js';
import { PanelTwins } from './panel-twins.js';
import { story } from './sentences.js';
import { tintOf } from './tint.js';
import { useFlight } from './use-flight.js';

interface Props {
  readonly radar: Radar;
  readonly layout: RadarLayout;
  readonly compact: boolean;
  /** Trends that pass the filters; the others are drawn as ghosts. */
  readonly chosen: ReadonlySet<string>;
  readonly focus: string | null;
  readonly open: string | null;
  readonly related: ReadonlySet<string>;
  readonly whiskers: boolean;
  readonly overlay: Overlay | null;
  readonly onFocus: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
}

/** The radar itself. Arrow keys walk it, Enter opens the card; on a phone it is a picture above the list. */
export function RadarPlot({
  radar,
  layout,
  compact,
  chosen,
  focus,
  open,
  related,
  whiskers,
  overlay,
  onFocus,
  onOpen,
}: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const { placements, segments, rings } = radar;
  useFlight(svg, layout, radar.edition?.number ?? 0);
  const byNumber = useMemo(() => [...layout.blips].sort((a, b) => a.number - b.number), [layout]);
  const firstEdition = placements.every(({ movement }) => movement === 'new');
  const shown = focus ?? open;
  const walkable = placements.filter(({ trendId }) => chosen.has(trendId));
  const entry = shown && chosen.has(shown) ? shown : walk(walkable, null, 'Home');

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = idOf(event);
    if (event.key === 'Enter' || event.key === ' ') {
      if (id) onOpen(id);
    } else if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') {
      const next = walk(walkable, id ?? entry, event.key);
      svg.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(next ?? '')}"]`)?.focus();
    } else return;
    event.preventDefault();
  };
  const stateOf = (id: string): 'plain' | 'ghost' | 'faded' | 'focus' | 'related' => {
    if (id === shown) return 'focus';
    if (!chosen.has(id)) return 'ghost';
    if (shown === null) return 'plain';
    return related.has(id) ? 'related' : 'faded';
  };
  const blip = (placed: PlacedBlip, copy = false) => {
    const { placement } = placed;
    const { trendId } = placement;
    return (
      <Blip
        key={copy ? 'copy' : trendId}
        blip={placed}
        dial={layout.dial}
        tint={tintOf(segments, placement.segment)}
        sentence={`${story(placement, rings, firstEdition)} ${overlaySentence(overlay, trendId, placement.radius)}`.trim()}
        verdict={overlay?.verdicts ? (overlay.verdicts.get(trendId) ?? 'unknown') : null}
        state={stateOf(trendId)}
        numbered={!compact}
        whisker={!compact && (trendId === shown || (whiskers && chosen.has(trendId)))}
        halo={!compact && placement.movement === 'new' && !firstEdition}
        tabbable={!compact && trendId === entry}
        copy={copy}
      />
    );
  };
  const front = layout.blips.find(({ placement }) => placement.trendId === shown);
  return (
    <svg
      ref={svg}
      class={`radar ${compact ? 'compact' : ''}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      {...(compact
        ? { 'aria-hidden': true }
        : {
            role: 'group',
            'aria-label': t(
              'Radar of {name}: arrow keys walk from trend to trend, Enter opens one, t shows the table',
              {
                name: t(radar.name),
              },
            ),
          })}
      onPointerOver={(event) => onFocus(idOf(event))}
      onPointerLeave={() => onFocus(null)}
      onFocusIn={(event) => onFocus(idOf(event))}
      onFocusOut={() => onFocus(null)}
      onClick={(event) => {
        const id = compact ? nearest(layout.blips, pointIn(event)) : idOf(event);
        if (id) onOpen(id);
      }}
      onKeyDown={onKeyDown}
    >
      <RadarGround dial={layout.dial} segments={segments} rings={rings} compact={compact} />
      {compact ? null : <RingNames dial={layout.dial} rings={rings} axis={layout.axis} />}
      {shown ? <Chords blips={layout.blips} from={shown} to={related} dial={layout.dial} /> : null}
      {overlay?.panel ? <PanelTwins blips={layout.blips} panel={overlay.panel} dial={layout.dial} /> : null}
      {byNumber.map((placed) => blip(placed))}
      {front ? blip(front, true) : null}
      <RadarLabels labels={layout.labels} stateOf={stateOf} />
    </svg>
  );
}

/** A finger is wider than a mark of a phone's picture: it means the one that is nearest. */
const FINGER = 24;
function nearest(blips: readonly PlacedBlip[], { x, y }: { x: number; y: number }): string | null {
  const away = ({ spot }: PlacedBlip): number => Math.hypot(spot.x - x, spot.y - y);
  const [first] = [...blips].sort((a, b) => away(a) - away(b));
  return first && away(first) <= FINGER ? first.placement.trendId : null;
}
function pointIn({ currentTarget, clientX, clientY }: { currentTarget: Element; clientX: number; clientY: number }) {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

const idOf = (event: Event): string | null =>
  (event.target as Element).closest<SVGElement>('[data-id]')?.dataset.id ?? null;

import { t } from '../i18n/t.js';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Placement, Radar, TrendCard } from '../api/types.js';
import type { Answer } from '../api/use-api.js';
import { drawnByServer } from '../server/sheet.js';
import { CORNER, hasCorners } from './corners.js';
import { layoutRadar, RIM } from './layout.js';
import type { Dial } from './polar.js';
import type { Overlay } from './overlay.js';
import { RadarList } from './radar-list.js';
import { RadarPlot } from './radar-plot.js';
import { RadarTable } from './radar-table.js';
import { overlaySentence } from './overlay.js';
import { story } from './sentences.js';
import { SizeLegend } from './size-legend.js';
import { readSorting, writeSorting } from './table-sort.js';
import { TrendAside } from './trend-aside.js';
import { useSize } from './use-size.js';
import { useFullScreen, ViewTools } from './view-tools.js';

interface Props {
  readonly radar: Radar;
  readonly chosen: ReadonlySet<string>;
  readonly focus: string | null;
  readonly open: Placement | null;
  readonly card: Answer<TrendCard>;
  readonly table: boolean;
  readonly whiskers: boolean;
  readonly overlay: Overlay | null;
  readonly zoom: number;
  readonly sort: string | undefined;
  readonly set: (changes: Record<string, string | null>) => void;
  readonly onFocus: (id: string | null) => void;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}

/** How many trends are named; the rest keep their number. */
const named = (width: number): number => (width >= 900 ? 16 : width >= 700 ? 11 : 7);

/** Below this many pixels the radar is a picture above the list, not an instrument. */
const PHONE = 560;

/** The picture or its table twin, with the list or the open card at its side. */
export function RadarStage({
  radar,
  chosen,
  focus,
  open,
  card,
  table,
  whiskers,
  overlay,
  zoom,
  sort,
  set,
  onFocus,
  onShow,
  onClose,
}: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const full = useFullScreen();
  const size = useSize(frame);
  const compact = size !== null && size.width < PHONE;
  const height =
    size === null
      ? 0
      : compact
        ? Math.min(size.width, 360)
        : Math.round(Math.min(size.width * 0.94, Math.max(620, size.window - (full ? 40 : 275))));
  const shown = focus ?? open?.trendId ?? null;
  const related = useMemo(
    () => new Set(card.data && card.data.id === shown ? card.data.related.map(({ id }) => id) : []),
    [card.data, shown],
  );
  const firstEdition = radar.placements.every(({ movement }) => movement === 'new');
  const focused = radar.placements.find(({ trendId }) => trendId === shown) ?? null;
  const width = size?.width ?? 0;
  const { placements, segments, rings } = radar;
  const layout = useMemo(
    () =>
      layoutRadar({
        placements,
        segments,
        rings,
        width: width * zoom,
        height: height * zoom,
        named: named(width) * zoom ** 2,
        whiskers,
        compact: compact && zoom === 1,
      }),
    [placements, segments, rings, width, height, whiskers, compact, zoom],
  );
  // What lay in the middle lies in the middle after a step nearer or further.
  const middle = useRef({ x: 0.5, y: 0.5 });
  useLayoutEffect(() => {
    const box = plot.current;
    if (!box) return;
    const { x, y } = middle.current;
    box.scrollTo(x * box.scrollWidth - box.clientWidth / 2, y * box.scrollHeight - box.clientHeight / 2);
  }, [zoom, width]);
  const keepMiddle = ({ currentTarget: box }: { currentTarget: HTMLElement }): void => {
    middle.current = {
      x: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth,
      y: (box.scrollTop + box.clientHeight / 2) / box.scrollHeight,
    };
  };
  return (
    <div ref={stage} class={`stage ${open ? 'with-card' : ''} ${table ? 'as-table' : ''}`}>
      <div class="frame" ref={frame} data-drawn={drawnByServer()}>
        {table ? (
          <RadarTable
            radar={radar}
            chosen={chosen}
            sorting={readSorting(sort)}
            onSort={(sorting) => set({ sort: writeSorting(sorting) })}
            onOpen={onShow}
          />
        ) : null}
        {!table && size ? (
          <>
            <div
              ref={plot}
              class={zoom === 1 ? 'plot' : 'plot zoomed'}
              style={{ '--plot': `${height}px` }}
              onScroll={keepMiddle}
            >
              <RadarPlot
                radar={radar}
                layout={layout}
                compact={compact && zoom === 1}
                chosen={chosen}
                focus={focus}
                open={open?.trendId ?? null}
                related={related}
                whiskers={whiskers}
                overlay={overlay}
                onFocus={onFocus}
                onOpen={onShow}
              />
            </div>
            <ViewTools zoom={zoom} stage={stage} onZoom={(next) => set({ zoom: next === 1 ? null : String(next) })} />
            {compact ? null : (
              <div class={hasCorners(size.width) && zoom === 1 ? 'corners' : 'under'} style={cornerStyle(layout.dial)}>
                <p class="focus-sentence script-only" aria-live="polite">
                  {focused ? (
                    <>
                      <strong>{focused.name}.</strong> {story(focused, radar.rings, firstEdition)}{' '}
                      {overlaySentence(overlay, focused.trendId, focused.radius)}
                    </>
                  ) : (
                    t('Point at a trend, or walk with the arrow keys, to read its story.')
                  )}
                </p>
                <SizeLegend top={layout.scale.top} max={layout.scale.max} firstEdition={firstEdition} />
              </div>
            )}
          </>
        ) : null}
      </div>
      {open ? (
        <TrendAside radar={radar} placement={open} card={card} onClose={onClose} />
      ) : table ? null : (
        <RadarList radar={radar} chosen={chosen} byRing={compact} focus={focus} onFocus={onFocus} />
      )}
    </div>
  );
}

/** The story flows around the dial: its text knows where the circle is. */
const cornerStyle = ({ cx, cy, r }: Dial) => ({
  '--story': `${CORNER.story.w}px`,
  '--signs': `${CORNER.signs.w}px`,
  '--dial': `circle(${r + RIM}px at ${cx}px ${cy}px)`,
});

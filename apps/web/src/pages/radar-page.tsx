import { t, tn } from '../i18n/t.js';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Radar, TrendCard } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { isChoosing, type ListName, matches, readChoice, toggled, withQuery } from '../radar/filter.js';
import { focusTrend } from '../radar/focus-trend.js';
import { useOverlay } from '../radar/overlay.js';
import { OverlayBar } from '../radar/overlay-bar.js';
import { RadarBar } from '../radar/radar-bar.js';
import { RadarFilters } from '../radar/radar-filters.js';
import { RadarStage } from '../radar/radar-stage.js';
import { useRadarKeys } from '../radar/use-radar-keys.js';
import { readZoom } from '../radar/view-tools.js';
import { drawnByServer, windowWidth } from '../server/sheet.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty, NoEdition } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { pathId } from '../text/format.js';

/** One radar: picture or table, filters kept in the address, and the card of the open trend beside it. */
export function RadarPage() {
  const { params } = useRoute();
  const { path, query, route } = useLocation();
  const edition = query.edition ? `?edition=${encodeURIComponent(query.edition)}` : '';
  const ecosystem = params.ecosystem ?? '';
  const { data, error, retry } = useApi<Radar>(`/radars/${encodeURIComponent(ecosystem)}${edition}`);
  const radar = data?.ecosystem === ecosystem ? data : null;
  const [focus, setFocus] = useState<string | null>(null);
  const choice = useMemo(() => readChoice(query), [query]);
  const chosen = useMemo(
    () =>
      new Set(
        (radar?.placements ?? []).filter((placement) => matches(placement, choice)).map(({ trendId }) => trendId),
      ),
    [radar, choice],
  );
  const open = radar?.placements.find(({ trendId }) => trendId === query.trend) ?? null;
  const shown = useSettled(focus ?? open?.trendId ?? null);
  const card = useApi<TrendCard>(shown ? `/trends/${pathId(shown)}` : null);
  usePageTitle(
    radar ? t(radar.name) : null,
    radar &&
      t(
        '{n} trends of the ecosystem {name}, placed by how soon they act on firms, each with its interval and its reasons.',
        {
          n: radar.trendCount,
          name: t(radar.name),
        },
      ),
  );

  const set = (changes: Record<string, string | null>, replace = true): void =>
    route(withQuery(path, query, changes), replace);
  const show = (id: string | null): void => set({ trend: id }, false);
  const close = (): void => {
    if (!open) return;
    show(null);
    focusTrend(open.trendId);
  };
  const { overlay, error: overlayError } = useOverlay(query, ecosystem);
  const table = query.view === 'table';
  useRadarKeys({
    onTable: () => set({ view: table ? null : 'table' }),
    onWhiskers: () => set({ whiskers: query.whiskers ? null : '1' }),
    onClose: close,
  });

  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('radar')} />
      </div>
    );
  if (!radar)
    return (
      <div class="page radar-page">
        <SkeletonLines lines={3} label={t('Loading the radar')} />
        <div class="stage-waiting" />
      </div>
    );
  return (
    <div class="page radar-page">
      <RadarBar radar={radar} query={query} count={chosen.size} set={set} />
      {radar.edition ? null : <NoEdition />}
      {radar.edition && radar.trendCount === 0 ? (
        <Empty title={t('No trend has enough evidence here yet')}>
          <p>
            {t(
              'A trend is placed from three pieces of independent evidence on. More signals of this ecosystem will fill the radar.',
            )}
          </p>
          <p class="actions">
            <a class="button" href="/feed">
              {t('Feed signals')}
            </a>
            <a href={`/signals?ecosystem=${radar.ecosystem}`}>{t('See the signals so far')}</a>
          </p>
        </Empty>
      ) : null}
      {radar.trendCount > 0 ? (
        <>
          <details class="filter-box script-only" data-drawn={drawnByServer()} open={windowWidth() > 640}>
            <summary>{t('Filter')}</summary>
            <RadarFilters
              radar={radar}
              choice={choice}
              onToggle={(name: ListName, value) => set({ [name]: toggled(choice[name], value) || null })}
            />
          </details>
          <OverlayBar query={query} overlay={overlay} error={overlayError} set={set} />
          {isChoosing(choice) ? (
            <p class="choosing" role="status">
              {tn(radar.trendCount, '{chosen} of {n} trend passes.', '{chosen} of {n} trends pass.', {
                chosen: chosen.size,
              })}{' '}
              <button
                type="button"
                class="as-link"
                onClick={() => set({ segment: null, ring: null, kind: null, movement: null, q: null })}
              >
                {t('Show all')}
              </button>
            </p>
          ) : null}
          <RadarStage
            radar={radar}
            chosen={chosen}
            focus={focus}
            open={open}
            card={card}
            table={table}
            whiskers={query.whiskers === '1'}
            overlay={overlay}
            zoom={readZoom(query.zoom)}
            sort={query.sort}
            set={set}
            onFocus={setFocus}
            onShow={show}
            onClose={close}
          />
        </>
      ) : null}
    </div>
  );
}

/** A value once it has held for a moment: passing over a blip asks the server nothing. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 140);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

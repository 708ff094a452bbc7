import type { Radar } from '../api/types.js';
import { EditionSlider } from './edition-slider.js';
import { useLocation } from 'preact-iso';
import { withQuery } from './filter.js';
import { ShareMenu } from './share-menu.js';
import { Menu } from '../shell/menu.js';
import { t, tn } from '../i18n/t.js';
import { day } from '../text/format.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel (XLSX)'],
  ['json', 'JSON'],
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['pdf', 'PDF'],
] as const;

interface Props {
  readonly radar: Radar;
  readonly query: Readonly<Record<string, string>>;
  readonly count: number;
  readonly set: (changes: Record<string, string | null>) => void;
}

/** Name of the radar and what one can do with it. */
export function RadarBar({ radar, query, set }: Props) {
  const { path } = useLocation();
  const table = query.view === 'table';
  const address = `/api/v1/radars/${radar.ecosystem}?${query.edition ? `edition=${query.edition}&` : ''}format=`;
  return (
    <header class="radar-bar">
      <div>
        <h1>{t(radar.name)}</h1>
        {radar.edition ? (
          <p class="small">
            {tn(
              radar.trendCount,
              '{n} trend as of {day}, edition {edition}.',
              '{n} trends as of {day}, edition {edition}.',
              {
                day: day(radar.edition.asOf),
                edition: radar.edition.number,
              },
            )}{' '}
            <a href="/methods">{t('How trends are placed')}</a> ·{' '}
            <a href={`/coverage?ecosystem=${radar.ecosystem}`}>{t('Coverage')}</a> ·{' '}
            <a href={`/radars/${radar.ecosystem}/weights`}>{t('Other weights')}</a> ·{' '}
            <a href="/calibration">{t('Calibration')}</a>
          </p>
        ) : null}
      </div>
      <div class="tools" hidden={radar.trendCount === 0}>
        {radar.edition ? <EditionSlider shown={radar.edition} set={set} /> : null}
        <input
          id="radar-search"
          class="script-only"
          type="search"
          placeholder={t('Filter by name')}
          aria-label={t('Filter trends by name')}
          value={query.q ?? ''}
          onInput={(event) => set({ q: event.currentTarget.value || null })}
        />
        <button
          type="button"
          class="chip wide-only script-only"
          aria-pressed={query.whiskers === '1'}
          onClick={() => set({ whiskers: query.whiskers ? null : '1' })}
        >
          {t('Intervals')} <kbd>i</kbd>
        </button>
        <a
          class="chip"
          href={withQuery(path, query, { view: table ? null : 'table' })}
          aria-current={table ? 'true' : undefined}
        >
          {t('Table')} <kbd class="script-only">t</kbd>
        </a>
        <Menu class="exports" name={t('Save as')}>
          {FORMATS.map(([format, name]) => (
            <li key={format}>
              <a href={`${address}${format}`} download={`radar-${radar.ecosystem}.${format}`}>
                {name}
              </a>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => print()}>
              {t('Print')}
            </button>
          </li>
        </Menu>
        <ShareMenu radar={radar} />
      </div>
    </header>
  );
}

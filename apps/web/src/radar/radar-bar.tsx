import type { Edition, Radar } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { day, plural } from '../text/format.js';

interface Props {
  readonly radar: Radar;
  readonly query: Readonly<Record<string, string>>;
  readonly count: number;
  readonly set: (changes: Record<string, string | null>) => void;
}

/** Name of the radar and what one can do with it. */
export function RadarBar({ radar, query, set }: Props) {
  const editions = useApi<{ items: readonly Edition[] }>('/editions?limit=50');
  const table = query.view === 'table';
  const address = `/api/v1/radars/${radar.ecosystem}?${query.edition ? `edition=${query.edition}&` : ''}format=`;
  return (
    <header class="radar-bar">
      <div>
        <h1>{radar.name}</h1>
        {radar.edition ? (
          <p class="small">
            {radar.trendCount} {plural(radar.trendCount, 'trend', 'trends')} as of {day(radar.edition.asOf)}, edition{' '}
            {radar.edition.number}. <a href="/methods">How trends are placed</a>
          </p>
        ) : null}
      </div>
      <div class="tools" hidden={radar.trendCount === 0}>
        {(editions.data?.items.length ?? 0) > 1 ? (
          <select
            aria-label="Edition"
            value={query.edition ?? ''}
            onChange={(event) => set({ edition: event.currentTarget.value || null })}
          >
            {editions.data!.items.map(({ number, asOf }, index) => (
              <option key={number} value={index === 0 ? '' : String(number)}>
                Edition {number}, {day(asOf)}
              </option>
            ))}
          </select>
        ) : null}
        <input
          id="radar-search"
          type="search"
          placeholder="Filter by name"
          aria-label="Filter trends by name"
          value={query.q ?? ''}
          onInput={(event) => set({ q: event.currentTarget.value || null })}
        />
        <button
          type="button"
          class="chip wide-only"
          aria-pressed={query.whiskers === '1'}
          onClick={() => set({ whiskers: query.whiskers ? null : '1' })}
        >
          Intervals <kbd>i</kbd>
        </button>
        <button type="button" class="chip" aria-pressed={table} onClick={() => set({ view: table ? null : 'table' })}>
          Table <kbd>t</kbd>
        </button>
        <span class="exports">
          Save as{' '}
          <a href={`${address}csv`} download>
            CSV
          </a>{' '}
          <a href={`${address}svg`} download={`radar-${radar.ecosystem}.svg`}>
            SVG
          </a>
        </span>
      </div>
    </header>
  );
}

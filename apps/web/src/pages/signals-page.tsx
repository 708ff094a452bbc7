import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Ecosystem, FACETS, type FacetName, type Facets, type SignalItem } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { WatchButton } from '../collection/watch-button.js';
import { toggled, withQuery } from '../radar/filter.js';
import { t, tn } from '../i18n/t.js';
import { drawnByServer, windowWidth } from '../server/sheet.js';
import { Menu } from '../shell/menu.js';
import { usePageTitle } from '../shell/page-title.js';
import { isNarrowed, readSignals, searchToWatch, signalSearch } from '../signals/address.js';
import { FacetList } from '../signals/facet-list.js';
import { SignalRow } from '../signals/signal-row.js';
import { usePages } from '../signals/use-pages.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count } from '../text/format.js';

/** Search over all signals: words, facets, pages. What is asked is in the address. */
export function SignalsPage() {
  usePageTitle(
    t('Signals'),
    t(
      'Patents, publications, investments, news and innovation articles behind the radars: searched by word and narrowed by facet.',
    ),
  );
  const { path, query, route } = useLocation();
  const choice = useMemo(() => readSignals(query), [query]);
  const ecosystems = useApi<readonly Ecosystem[]>('/ecosystems');
  const facets = useApi<Facets>(`/signals/facets?${signalSearch(choice, false)}`);
  const pages = usePages<SignalItem>(`/signals?limit=25&${signalSearch(choice, true)}`, query.cursor ?? null);
  const names = useMemo(() => new Map((ecosystems.data ?? []).map(({ id, name }) => [id, t(name)])), [ecosystems.data]);
  const set = (changes: Record<string, string | null>): void =>
    route(withQuery(path, query, { ...changes, cursor: null }), true);
  const [words, setWords] = useState(choice.q);
  useEffect(() => setWords(choice.q), [choice.q]);
  useEffect(() => {
    if (words.trim() === choice.q.trim()) return;
    const timer = setTimeout(() => set({ q: words.trim() || null }), 250);
    return () => clearTimeout(timer);
  }, [words]);

  const total = facets.data?.total ?? null;
  const everything = Object.fromEntries([...FACETS, 'q'].map((name) => [name, null]));
  return (
    <div class="page signals">
      <header class="signals-head">
        <h1>{t('Signals')}</h1>
        {/* Scripts answer while one types; without them the form sends what is chosen, facets included. */}
        <form id="search-form" action="/signals" role="search" onSubmit={(event) => event.preventDefault()}>
          <input
            class="search"
            type="search"
            name="q"
            aria-label={t('Search signals')}
            placeholder={t('Words, "a phrase", or, -without')}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <button class="button plain-only">{t('Search')}</button>
        </form>
        <p class="small" role="status">
          {total === null
            ? t('Counting')
            : facets.data?.capped
              ? t('More than {n} signals', { n: count(total) })
              : tn(total, '{n} signal', '{n} signals', { n: count(total) })}
          {isNarrowed(choice) ? (
            <>
              {' '}
              <a href={path}>{t('Clear the search')}</a>{' '}
              <WatchButton label={t('Save it and tell me what is new')} wanted={searchToWatch(choice)} />
            </>
          ) : null}
        </p>
        <Menu class="exports" name={t('Save as')}>
          {(['csv', 'json'] as const).map((format) => (
            <li key={format}>
              <a
                href={`/api/v1/signals/export?format=${format}&${signalSearch(choice, true)}`}
                download={`signals.${format}`}
              >
                {t('{format}, the first 5,000', { format: format.toUpperCase() })}
              </a>
            </li>
          ))}
        </Menu>
        <select
          aria-label={t('Order')}
          name="order"
          form="search-form"
          value={choice.order ?? (choice.q ? 'relevance' : 'newest')}
          onChange={(event) => set({ order: event.currentTarget.value })}
        >
          <option value="newest">{t('Newest first')}</option>
          <option value="relevance" disabled={!choice.q}>
            {t('Most relevant first')}
          </option>
        </select>
      </header>
      <div class="signals-grid">
        <details class="facets" data-drawn={drawnByServer()} open={windowWidth() > 860}>
          <summary>{t('Narrow it down')}</summary>
          {facets.error ? <Failed error={facets.error} retry={facets.retry} what={t('count')} /> : null}
          {facets.data ? (
            FACETS.map((name: FacetName) => (
              <FacetList
                key={name}
                name={name}
                values={facets.data!.facets[name]}
                chosen={choice.facets[name]}
                onToggle={(value) => set({ [name]: toggled(choice.facets[name], value) || null })}
              />
            ))
          ) : facets.error ? null : (
            <SkeletonLines lines={12} label={t('Counting')} />
          )}
        </details>
        <section aria-label={t('Signals found')} aria-busy={pages.loading}>
          {pages.error ? <Failed error={pages.error} retry={pages.next} what={t('list of signals')} /> : null}
          {pages.loading && pages.items.length === 0 ? <SkeletonLines lines={14} label={t('Searching')} /> : null}
          {!pages.loading && !pages.error && pages.items.length === 0 ? (
            <NothingFound narrowed={isNarrowed(choice)} clear={() => set(everything)} />
          ) : null}
          <ol>
            {pages.items.map((signal) => (
              <SignalRow key={signal.id} signal={signal} q={choice.q} ecosystems={names} />
            ))}
          </ol>
          {pages.cursor ? (
            <a
              class="button quiet"
              href={withQuery(path, query, { cursor: pages.cursor })}
              aria-busy={pages.loading}
              onClick={(event) => {
                event.preventDefault();
                // The router would follow it.
                event.stopPropagation();
                if (!pages.loading) pages.next();
              }}
            >
              {pages.loading ? t('Reading more') : t('Show more')}
            </a>
          ) : null}
        </section>
      </div>
    </div>
  );
}

function NothingFound({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  return narrowed ? (
    <Empty title={t('No signal matches')}>
      <p>
        {t('Try fewer words, or another spelling. Words are matched by their stem; quotes keep a phrase together.')}
      </p>
      <p class="actions">
        <button type="button" class="button" onClick={clear}>
          {t('Clear the search')}
        </button>
      </p>
    </Empty>
  ) : (
    <Empty title={t('There are no signals yet')}>
      <p>
        {t('Feed this installation a file of signals, or run on the machine:')} <code>npm run ingest -- PATH</code>
      </p>
      <p class="actions">
        <a class="button" href="/feed">
          {t('Feed it a file')}
        </a>
      </p>
    </Empty>
  );
}

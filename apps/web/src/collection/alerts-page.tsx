import { useState } from 'preact/hooks';
import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import { t, tn, word } from '../i18n/t.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day, pathId } from '../text/format.js';
import { CopyField } from './copy-field.js';
import type { Frequency, NewsEntry, Watch } from './types.js';
import { deed } from './words.js';
import './collection.css';

/** Saved searches, followed collections, watched trends: what is new, and how it reaches one. */
export function AlertsPage() {
  usePageTitle(t('Alerts'));
  return <SignedIn why={t('Saved searches and alerts are kept in your account.')}>{() => <Alerts />}</SignedIn>;
}

function Alerts() {
  const watches = useApi<readonly Watch[]>('/watches');
  const list = [...(watches.data ?? [])].sort((a, b) => Number(b.news.count > 0) - Number(a.news.count > 0));
  return (
    <div class="page alerts">
      <header class="collections-head">
        <h1>{t('Saved searches and alerts')}</h1>
        <a href="/collections">{t('Collections')}</a>
      </header>
      {watches.error ? <Failed error={watches.error} retry={watches.retry} what={t('list of alerts')} /> : null}
      {!watches.data && !watches.error ? <SkeletonLines lines={6} label={t('Loading')} /> : null}
      {watches.data?.length === 0 ? (
        <p class="measure">
          {t(
            'You watch nothing yet. Save a search among the signals, watch a trend, or follow a collection: what is new then stands here, comes by mail, or as a feed.',
          )}{' '}
          <a href="/signals">{t('Search signals')}</a>
        </p>
      ) : null}
      <ul class="watches">
        {list.map((watch) => (
          <WatchRow key={watch.id} watch={watch} again={watches.retry} />
        ))}
      </ul>
    </div>
  );
}

const FREQUENCIES: readonly (readonly [Frequency, string])[] = [
  ['none', word('No mail')],
  ['daily', word('Mail once a day')],
  ['weekly', word('Mail once a week')],
];

function WatchRow({ watch, again }: { watch: Watch; again: () => void }) {
  const [feed, setFeed] = useState<string | null>(null);
  const { id, name, news, frequency } = watch;
  const path = `/watches/${id}`;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      say(asApiError(problem).message);
    }
    again();
  };
  const remove = () =>
    attempt(async () => {
      await sendJson('DELETE', path);
      say(t('You watch “{name}” no more.', { name }), {
        undo: async () => {
          await sendJson('POST', '/watches', againOf(watch));
          again();
        },
      });
    });
  return (
    <li class="watch">
      <div>
        <h2>{news.lost ? name : <a href={hrefOf(watch)}>{name}</a>}</h2>
        <p class="small">{kindOf(watch)}</p>
        {news.lost ? <p class="tombstone">{t('You may no longer read it, or it is no more.')}</p> : null}
        {news.count > 0 ? (
          <>
            <p class="news-count">{tn(news.count, '{n} new since you last looked', '{n} new since you last looked')}</p>
            <ul class="news">
              {news.entries.slice(0, 6).map((entry) => (
                <li key={JSON.stringify(entry)}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ul>
            <button
              type="button"
              class="as-link"
              onClick={() => void attempt(() => sendJson('POST', `${path}/seen`, { mark: news.mark }))}
            >
              {t('Seen')}
              <span class="hidden-text">: {name}</span>
            </button>
          </>
        ) : (
          <p class="small">{t('Nothing new.')}</p>
        )}
        {feed ? (
          <CopyField
            label={t('Feed address')}
            value={feed}
            hint={t('Secret, and shown this once. A new one ends the old.')}
          />
        ) : null}
      </div>
      <p class="watch-tools">
        <select
          aria-label={t('Mail about {name}', { name })}
          value={frequency}
          onChange={(event) => void attempt(() => sendJson('PATCH', path, { frequency: event.currentTarget.value }))}
        >
          {FREQUENCIES.map(([value, label]) => (
            <option key={value} value={value}>
              {t(label)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="as-link"
          onClick={() =>
            void attempt(async () => setFeed((await sendJson<{ address: string }>('POST', `${path}/feed`)).address))
          }
        >
          {watch.feed ? t('New feed address') : t('Feed address')}
          <span class="hidden-text">: {name}</span>
        </button>
        <button type="button" class="as-link" onClick={() => void remove()}>
          {t('Remove')}
          <span class="hidden-text">: {name}</span>
        </button>
      </p>
    </li>
  );
}

function hrefOf({ kind, target, query }: Watch): string {
  if (kind === 'collection') return `/collections/${target}`;
  if (kind === 'trend') return `/trends/${pathId(target)}`;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    search.set(key, Array.isArray(value) ? value.join(',') : String(value));
  return `/signals?${search}`;
}

const kindOf = ({ kind }: Watch): string =>
  ({ collection: t('Collection'), trend: t('Trend'), search: t('Search among the signals') })[kind];

const againOf = ({ kind, target, query, name, frequency }: Watch): unknown =>
  kind === 'search'
    ? { kind, name, query, frequency }
    : kind === 'trend'
      ? { kind, trendId: target, frequency }
      : { kind, collectionId: target, frequency };

function Entry({ entry }: { entry: NewsEntry }) {
  if (entry.of === 'signal')
    return (
      <>
        <a href={`/signals/${pathId(entry.id)}`}>{entry.title}</a>{' '}
        <span class="small">
          {day(entry.date)}, {entry.publisher}
        </span>
      </>
    );
  if (entry.of === 'move')
    return (
      <>
        {entry.from && entry.from !== entry.to
          ? t('From {from} to {to}, on the radar {radar} (edition {edition})', {
              from: entry.from,
              to: entry.to,
              radar: entry.ecosystem,
              edition: entry.edition,
            })
          : t('Moved within {ring}, on the radar {radar} (edition {edition})', {
              ring: entry.to,
              radar: entry.ecosystem,
              edition: entry.edition,
            })}
      </>
    );
  return (
    <>
      {entry.by || t('Somebody')} {deed(entry)} <span class="small">{day(entry.at)}</span>
    </>
  );
}

import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { t, tn } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { useStatus } from '../shell/status.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count } from '../text/format.js';
import { ConnectorList } from './connector-list.js';
import { SourceTable } from './source-table.js';
import { isLeaving } from './taking-away.js';
import type { Source, SourceStatus } from './types.js';
import { useMayEdit } from './use-may-edit.js';
import './sources.css';

const STATUSES: readonly SourceStatus[] = ['ok', 'failing', 'waiting', 'needs a key', 'off'];

/** Every source and how it stands. */
export function SourcesPage() {
  usePageTitle(t('Sources'));
  const { data, error, retry } = useApi<readonly Source[]>('/sources', 15_000);
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<SourceStatus | ''>('');
  const mayEdit = useMayEdit();
  const paused = useStatus()?.universe === 'demo';
  const wanted = words.trim().toLowerCase();
  const shown = (data ?? []).filter(
    (source) =>
      !isLeaving(source.id) &&
      (status === '' || source.status === status) &&
      [source.name, source.publisher ?? '', source.connector, ...source.ecosystems].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  );
  const failing = (data ?? []).filter((source) => source.status === 'failing').length;
  return (
    <div class="page sources">
      <header class="lead">
        <h1>{t('Sources')}</h1>
        <p>
          {t('Where signals come from, and what each source did. A source that is down or stale shows here first.')}
        </p>
        {paused ? (
          <p class="note">
            {t(
              'Sources are paused while the demo universe is loaded: none is asked until it has made room, at the first import or after a start with “npm start -- --live”.',
            )}
          </p>
        ) : null}
        {mayEdit ? (
          <p class="actions">
            <a class="button" href="/sources/add">
              {t('Add a source')}
            </a>
            <a class="button quiet" href="/sources/import">
              {t('Import a list of feeds')}
            </a>
            <a href="/jobs">{t('Jobs and queues')}</a>
          </p>
        ) : null}
      </header>
      {error && !data ? <Failed error={error} retry={retry} what={t('list of sources')} /> : null}
      {!data && !error ? <SkeletonLines lines={8} label={t('Loading the sources')} /> : null}
      {data ? (
        <section aria-label={t('Sources')} class="stack">
          <div class="source-filter">
            <label>
              <span class="hidden-text">{t('Find a source')}</span>
              <input
                type="search"
                placeholder={t('Name, publisher or ecosystem')}
                value={words}
                onInput={(event) => setWords(event.currentTarget.value)}
              />
            </label>
            <label>
              <span class="hidden-text">{t('State')}</span>
              <select value={status} onChange={(event) => setStatus(event.currentTarget.value as SourceStatus | '')}>
                <option value="">{t('Any state')}</option>
                {STATUSES.map((one) => (
                  <option key={one} value={one}>
                    {t(one)} ({count(data.filter((source) => source.status === one).length)})
                  </option>
                ))}
              </select>
            </label>
            <p class="small" role="status">
              {tn(shown.length, '{n} source', '{n} sources')}
              {failing > 0 ? `, ${tn(failing, '{n} of all is failing', '{n} of all are failing')}` : ''}
            </p>
          </div>
          {shown.length === 0 ? (
            <p>{t('No source is like that. Clear the search, or add one.')}</p>
          ) : (
            <SourceTable sources={shown} paused={paused} />
          )}
        </section>
      ) : null}
      {/* After the table, which would push it down. */}
      {data ? <ConnectorList /> : null}
    </div>
  );
}

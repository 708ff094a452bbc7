import { useRoute } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { pathId } from '../text/format.js';
import { SourceActions } from './source-actions.js';
import { SourceFacts } from './source-facts.js';
import { SourceForm } from './source-form.js';
import { SourceRuns } from './source-runs.js';
import type { SourceDetail } from './types.js';
import { useMayEdit } from './use-may-edit.js';
import { STATUS_TONE } from './words.js';
import './sources.css';

/** One source: how it stands, what it did, and what an editor may do with it. */
export function SourcePage() {
  const { params } = useRoute();
  const mayEdit = useMayEdit();
  const path = `/sources/${pathId(params.id ?? '')}`;
  const { data: source, error, retry } = useApi<SourceDetail>(path, 5_000);
  usePageTitle(source?.name ?? t('Source'));
  if (error && !source)
    return (
      <div class="page">
        <Failed
          whole
          error={error}
          retry={retry}
          what={t('source')}
          others={{ href: '/sources', name: t('All sources') }}
        />
      </div>
    );
  if (!source)
    return (
      <div class="page">
        <SkeletonLines lines={8} label={t('Loading the source')} />
      </div>
    );
  return (
    <div class="page sources">
      <header class="lead">
        <p class="small">
          <a href="/sources">{t('All sources')}</a>
        </p>
        <h1>{source.name}</h1>
        <p>
          <span class={`chip ${STATUS_TONE[source.status]}`}>{t(source.status)}</span> {source.connectorName}
          {source.own ? `, ${t('added by an editor')}` : ''}
        </p>
        {source.lastError ? <p class="problem">{t('The last pull failed: {why}', { why: source.lastError })}</p> : null}
        {source.needsKey && !source.needsKey.present ? (
          <p class="problem">
            {t('It needs a key: set {variables} and start again.', {
              variables: source.needsKey.variables.join(', '),
            })}{' '}
            {source.needsKey.where}
          </p>
        ) : null}
        {mayEdit ? <SourceActions source={source} changed={retry} /> : null}
      </header>
      <div class="columns">
        <div class="stack">
          <SourceRuns path={path} />
        </div>
        <div class="stack">
          <SourceFacts source={source} />
          {mayEdit ? <SourceForm key={source.id} source={source} changed={retry} /> : null}
        </div>
      </div>
    </div>
  );
}

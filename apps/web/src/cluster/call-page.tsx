import { useRoute } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { inEnglish, t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day, pathId } from '../text/format.js';
import { CallFacts } from './call-facts.js';
import { CallText } from './call-text.js';
import type { CallHead } from './call-types.js';
import './cluster.css';
import { ecosystemName } from './names.js';

interface CallView extends CallHead {
  readonly text: string;
  readonly keywords: readonly string[];
  readonly trends: readonly { readonly id: string; readonly name: string }[];
}

/** One call. */
export default function CallPage() {
  const { params } = useRoute();
  const { data, error, retry } = useApi<CallView>(`/calls/${encodeURIComponent(decodeURIComponent(params.id ?? ''))}`);
  usePageTitle(data?.title ?? 'Call');
  if (error)
    return (
      <div class="page" lang={inEnglish()}>
        <Failed whole error={error} retry={retry} what={t('call')} others={{ href: '/calls', name: t('All calls') }} />
      </div>
    );
  if (!data)
    return (
      <div class="page" lang={inEnglish()}>
        <SkeletonLines lines={10} label="Loading the call" />
      </div>
    );
  return (
    <article class="page cluster-page">
      <header class="cluster-head">
        <p class="small">
          <a href="/calls">Calls</a>
        </p>
        <h1 class="call-title">{data.title}</h1>
        <CallFacts call={data} />
        {data.deadlines.length > 1 ? (
          <p class="small">
            All deadlines: {data.deadlines.map(day).join(', ')}
            {data.deadlineModel ? ` (${data.deadlineModel})` : ''}
          </p>
        ) : null}
        <p class="actions">
          {data.url ? (
            <a class="button" href={data.url} rel="noreferrer">
              To the call at its source
            </a>
          ) : null}
        </p>
        {data.ecosystems.length + data.trends.length > 0 ? (
          <ul class="call-links small" aria-label="Radars and trends that it speaks of">
            {data.ecosystems.map((id) => (
              <li key={id}>
                <a href={`/radars/${id}`}>{ecosystemName(id)}</a>
              </li>
            ))}
            {data.trends.map(({ id, name }) => (
              <li key={id}>
                <a href={`/trends/${pathId(id)}`}>{name}</a>
              </li>
            ))}
          </ul>
        ) : null}
      </header>
      <CallText text={data.text} />
      {data.keywords.length > 0 ? <p class="small measure">Keywords: {data.keywords.join(', ')}</p> : null}
    </article>
  );
}

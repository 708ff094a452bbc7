import { t, word } from '../i18n/t.js';
import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { ApiError } from '../api/client.js';
import { useApi } from '../api/use-api.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import './cluster.css';
import type { Profile } from './types.js';

/** The parts of a cluster, in the order in which one works through them. */
const PARTS = [
  ['', word('Profile')],
  ['/members', word('Members')],
  ['/benchmark', word('Benchmark')],
  ['/readiness', word('Readiness')],
  ['/calls', word('Calls')],
  ['/partners', word('Partners')],
  ['/plan', word('Plan')],
  ['/report', word('Report')],
] as const;

export interface Framed {
  readonly id: string;
  readonly profile: Profile;
  /** Whether the person may change things. */
  readonly manages: boolean;
  readonly reload: () => void;
}

interface Props {
  readonly children: (framed: Framed) => ComponentChildren;
  /** What the first profile is written with, where there is none yet. */
  readonly first?: (id: string, name: string, reload: () => void) => ComponentChildren;
}

/** An address that names no cluster at all is one without a cluster. */
const nowhere = (error: ApiError): ApiError =>
  error.status === 400 ? new ApiError(404, 'NOT_FOUND', error.message) : error;

/** Name and parts of a cluster around each of its pages. */
export function ClusterFrame({ children, first }: Props) {
  const { params } = useRoute();
  const { path } = useLocation();
  const session = useSession();
  const id = params.id ?? '';
  const { data, error, retry } = useApi<Profile>(`/clusters/${encodeURIComponent(id)}`);
  const organisation = session.organisations.find((mine) => mine.id === id);
  const base = `/cluster/${id}`;
  const part = PARTS.find(([end]) => end !== '' && path.startsWith(base + end))?.[1] ?? word('Profile');
  usePageTitle(data ? `${data.name}: ${t(part)}` : t('Cluster'));
  const name = data?.name ?? organisation?.name ?? t('Cluster');
  const manages = organisation?.position === 'manager';
  const unwritten = error?.status === 404 && organisation?.kind === 'cluster';
  return (
    <div class="page cluster-page">
      <header class="cluster-head">
        <p class="small">
          <a href="/cluster">{t('Clusters')}</a>
          {data?.synthetic ? <span class="badge">{t('synthetic')}</span> : null}
        </p>
        <h1>{name}</h1>
        <Tabs
          label={t('Parts of the cluster')}
          items={PARTS.map(([end, label]) => ({ href: base + end, name: t(label), current: label === part }))}
        />
      </header>
      {unwritten ? (
        manages && first ? (
          first(id, name, retry)
        ) : (
          <Empty title={t('This cluster has no profile yet')}>
            <p>
              {manages
                ? t('Write the profile first: country, region and ecosystems. Everything else builds on it.')
                : t('A manager of the cluster writes it first.')}
            </p>
            {manages ? (
              <p class="actions">
                <a class="button" href={base}>
                  {t('Write the profile')}
                </a>
              </p>
            ) : null}
          </Empty>
        )
      ) : error?.status === 401 ? (
        <Empty whole title={t('Sign in first')}>
          <p>{t('What a cluster keeps here is for its own people.')}</p>
          <p class="actions">
            <a class="button" href={signInHref()}>
              {t('Sign in')}
            </a>
          </p>
        </Empty>
      ) : error ? (
        <Failed
          whole
          error={nowhere(error)}
          retry={retry}
          what={t('cluster')}
          others={{ href: '/cluster', name: t('All clusters') }}
        />
      ) : data?.id === id ? (
        children({ id, profile: data, manages, reload: retry })
      ) : (
        <SkeletonLines lines={6} label={t('Loading the cluster')} />
      )}
    </div>
  );
}

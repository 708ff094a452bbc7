import { t } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import './cluster.css';
import { ecosystemName } from './names.js';
import type { ClusterList } from './types.js';

/** Where a cluster manager begins: her clusters, or the invented ones to look around in. */
export default function ClustersPage() {
  const session = useSession();
  const { data, error, retry } = useApi<ClusterList>('/clusters');
  usePageTitle(t('Clusters'));
  return (
    <div class="page cluster-page">
      <header class="cluster-head">
        <h1>{t('Where does your cluster stand?')}</h1>
        <p class="lead measure">
          {t(
            'Import the members, and see trend by trend where the cluster is strong, where it has a gap, and where nobody can tell; then how ready it is, which calls are open, and who would be a partner.',
          )}
        </p>
      </header>
      {error ? <Failed error={error} retry={retry} what={t('list of clusters')} /> : null}
      {data ? null : error ? null : <SkeletonLines lines={4} label={t('Loading the clusters')} />}
      {data && data.own.length > 0 ? (
        <section class="cluster-section">
          <h2>{t('Yours')}</h2>
          <ul class="cluster-list">
            {data.own.map((cluster) => (
              <li key={cluster.id}>
                <a href={cluster.hasProfile ? `/cluster/${cluster.id}/benchmark` : `/cluster/${cluster.id}`}>
                  {cluster.name}
                </a>
                <span class="small">{cluster.hasProfile ? t(cluster.position) : t('no profile yet')}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {data && data.own.length === 0 ? (
        <section class="cluster-section">
          <h2>{t('Bring your own')}</h2>
          <p class="measure">
            {session.state === 'signed-in'
              ? t(
                  'You belong to no cluster yet. Found one as an organisation of the kind "cluster", or ask its manager for an invitation.',
                )
              : t(
                  'Sign in to write the profile of your cluster and import its members. They stay private to the cluster.',
                )}
          </p>
          <p class="actions">
            {session.state === 'signed-in' ? (
              <a class="button" href="/organisations">
                {t('To the organisations')}
              </a>
            ) : (
              <a class="button" href={signInHref()}>
                {t('Sign in')}
              </a>
            )}
          </p>
        </section>
      ) : null}
      {data && data.demo.length > 0 ? (
        <section class="cluster-section">
          <h2>{t('Look around in an invented one')}</h2>
          <ul class="cluster-list">
            {data.demo.map((cluster) => (
              <li key={cluster.id}>
                <a href={`/cluster/${cluster.id}/benchmark`}>{cluster.name}</a>
                <span class="small">
                  {cluster.ecosystems.map(ecosystemName).join(', ')} · {cluster.country}{' '}
                  <span class="badge">{t('synthetic')}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

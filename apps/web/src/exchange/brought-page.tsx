import './exchange.css';
import { useLocation, useRoute } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { BesideTable } from './beside-table.js';
import type { BroughtHead, ReadView } from './types.js';

/** A radar that somebody brought, beside ours as it stands today. */
export function BroughtPage() {
  return <SignedIn why={t('Radars that you bring are kept in your account.')}>{() => <Brought />}</SignedIn>;
}

function Brought() {
  const { params } = useRoute();
  const { route } = useLocation();
  const { data, error, retry } = useApi<ReadView & BroughtHead>(
    `/brought-radars/${encodeURIComponent(params['id'] ?? '')}`,
  );
  const sending = useSend();
  usePageTitle(data?.name ?? null);
  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('radar')} />
      </div>
    );
  if (!data)
    return (
      <div class="page">
        <SkeletonLines lines={10} label={t('Loading')} />
      </div>
    );
  const remove = async (): Promise<void> => {
    const sent = await sending.send('DELETE', `/brought-radars/${data.id}`);
    if (!sent.ok) return;
    say(t('"{name}" was removed.', { name: data.name }));
    route('/exchange');
  };
  const named = data.beside.filter(({ trend }) => trend);
  const apart = named.filter(({ trend, ourRing }) => ourRing !== null && trend!.ring !== ourRing);
  return (
    <div class="page exchange">
      <header class="lead">
        <p class="small">
          <a href={`/exchange?ecosystem=${data.ecosystem}`}>{t('Radars in and out')}</a>
        </p>
        <h1>{data.name}</h1>
        <p>
          {t(
            '{named} of {count} entries name a trend of ours; {apart} of them lie in another ring than our evidence says.',
            {
              named: named.length,
              count: data.count,
              apart: apart.length,
            },
          )}
        </p>
      </header>
      <BesideTable view={data} />
      <p class="actions">
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void remove()}>
          {t('Remove it')}
        </button>
      </p>
    </div>
  );
}

import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { safeNext } from '../session/sign-in-href.js';
import { useSession } from '../session/session.js';
import { SkeletonLines } from '../state/skeleton.js';
import { Entrance } from './entrance.js';

/** Where one comes back from a provider: the session is there, this browser only has to notice. */
export function ArrivedPage() {
  const { began } = useSession();
  const { route, query } = useLocation();
  useEffect(() => {
    void began().then(() => route(safeNext(query['next']), true));
  }, []);
  return (
    <Entrance title={t('Signing in')}>
      <SkeletonLines lines={2} label={t('Loading')} />
    </Entrance>
  );
}

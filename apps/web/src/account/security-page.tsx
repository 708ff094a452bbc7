import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { AccountFrame } from './account-frame.js';
import { PasskeyPanel } from './passkey-panel.js';
import { PasswordPanel } from './password-panel.js';
import { SecondFactorPanel } from './second-factor-panel.js';
import { SessionsPanel } from './sessions-panel.js';
import type { Security } from './types.js';

/** What guards the account, and where it is open. */
export function SecurityPage() {
  return <AccountFrame>{(_, session) => <Parts ended={session.ended} />}</AccountFrame>;
}

function Parts({ ended }: { ended: () => void }) {
  const { data, error, retry } = useApi<Security>('/account/security');
  if (error) return <Failed error={error} retry={retry} what={t('security')} />;
  if (!data) return <SkeletonLines lines={8} label={t('Loading')} />;
  return (
    <div class="columns">
      <div class="stack">
        <SecondFactorPanel security={data} changed={retry} />
        <PasskeyPanel security={data} changed={retry} />
      </div>
      <div class="stack">
        <PasswordPanel security={data} changed={retry} />
        <SessionsPanel ended={ended} />
      </div>
    </div>
  );
}

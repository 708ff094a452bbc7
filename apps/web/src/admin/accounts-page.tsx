import { roleTitle } from '../account/role-name.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { sendJson } from '../api/send.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { day } from '../text/format.js';
import { AdminFrame } from './admin-frame.js';
import { usePagesOf } from './use-pages-of.js';

const GRANTED = ['policymaker', 'editor', 'administrator'] as const;
type Granted = (typeof GRANTED)[number];
interface ListedAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly granted: readonly Granted[];
  readonly createdAt: string;
}
interface Page {
  readonly items: readonly ListedAccount[];
  readonly nextAfter: string | null;
}

/** All accounts, and the roles they are given. */
export function AccountsPage() {
  return <AdminFrame>{() => <Accounts />}</AdminFrame>;
}

function Accounts() {
  const { items, loading, error, more, again, patch } = usePagesOf<ListedAccount, string>(
    (after) => `/admin/accounts?limit=50${after ? `&after=${after}` : ''}`,
    (page) => (page as Page).nextAfter,
  );
  const sending = useSend();
  const shown = (id: string, granted: readonly Granted[]): void =>
    patch((before) => before.map((one) => (one.id === id ? { ...one, granted } : one)));
  const set = async (account: ListedAccount, role: Granted, on: boolean): Promise<void> => {
    const roles = GRANTED.filter((known) => (known === role ? on : account.granted.includes(known)));
    const path = `/admin/accounts/${account.id}/roles`;
    shown(account.id, roles);
    const sent = await sending.send('PUT', path, { roles });
    if (!sent.ok) return shown(account.id, account.granted);
    say(t('Roles of {name} changed.', { name: account.name }), {
      undo: async () => {
        await sendJson('PUT', path, { roles: account.granted });
        shown(account.id, account.granted);
      },
    });
  };
  return (
    <section class="stack">
      <p>{t('Roles that follow from an organisation (cluster manager, agency facilitator) are not set here.')}</p>
      <FormError error={sending.error} />
      {error ? <Failed error={error} retry={again} what={t('list')} /> : null}
      <DataTable
        caption={t('Accounts')}
        rows={items}
        rowKey={(account) => account.id}
        columns={[
          { name: t('Address'), cell: (account) => account.email },
          { name: t('Name'), cell: (account) => account.name },
          { name: t('Since'), cell: (account) => day(account.createdAt) },
          ...GRANTED.map((role) => ({
            name: roleTitle(role),
            cell: (account: ListedAccount) => (
              <input
                type="checkbox"
                class="tick"
                aria-label={`${roleTitle(role)}: ${account.name}`}
                checked={account.granted.includes(role)}
                disabled={sending.busy}
                onChange={(event) => void set(account, role, event.currentTarget.checked)}
              />
            ),
          })),
        ]}
      />
      {loading ? <SkeletonLines lines={4} label={t('Loading')} /> : null}
      {more && !loading ? (
        <p class="actions">
          <button type="button" class="button quiet" onClick={more}>
            {t('Show more')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

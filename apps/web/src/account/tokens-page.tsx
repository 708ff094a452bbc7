import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { DataTable } from '../table/data-table.js';
import { day } from '../text/format.js';
import { AccountFrame } from './account-frame.js';
import { SecretOnce } from './secret-once.js';
import { TokenForm } from './token-form.js';
import type { PersonalToken } from './types.js';

/** Tokens for one's programs. */
export function TokensPage() {
  return <AccountFrame>{() => <Tokens />}</AccountFrame>;
}

function Tokens() {
  const { data, error, retry } = useApi<readonly PersonalToken[]>('/account/tokens');
  const [secret, setSecret] = useState<string | null>(null);
  const sending = useSend();
  const withdraw = async (id: string): Promise<void> => {
    const sent = await sending.send('DELETE', `/account/tokens/${id}`);
    if (!sent.ok) return;
    say(t('The token works no more.'));
    retry();
  };
  const expired = (token: PersonalToken): boolean => new Date(token.expiresAt) < new Date();
  return (
    <div class="columns">
      <section class="stack">
        {secret ? (
          <SecretOnce
            label={t('Your new token')}
            secret={secret}
            note={t('Shown this once. Send it as “Authorization: Bearer …”.')}
          />
        ) : null}
        {error ? <Failed error={error} retry={retry} what={t('list')} /> : null}
        <FormError error={sending.error} />
        {data?.length === 0 ? (
          <Empty title={t('No tokens yet')}>
            <p>{t('A token lets a program of yours do here what you may do, within the bounds you give it.')}</p>
          </Empty>
        ) : null}
        {data && data.length > 0 ? (
          <DataTable
            caption={t('Your tokens')}
            rows={data}
            rowKey={(token) => token.id}
            columns={[
              { name: t('Name'), cell: (token) => token.name, by: (token) => token.name },
              { name: t('May'), cell: (token) => token.scopes.map((scope) => t(scope)).join(', ') },
              {
                name: t('Good until'),
                cell: (token) => (expired(token) ? <span class="chip bad">{t('expired')}</span> : day(token.expiresAt)),
                by: (token) => token.expiresAt,
              },
              {
                name: t('Last used'),
                cell: (token) => (token.lastUsedOn ? day(token.lastUsedOn) : t('never')),
                by: (token) => token.lastUsedOn ?? '',
              },
              {
                name: t('Action'),
                cell: (token) => (
                  <button type="button" class="as-link" onClick={() => void withdraw(token.id)}>
                    {t('Withdraw')}
                    <span class="hidden-text"> {token.name}</span>
                  </button>
                ),
              },
            ]}
          />
        ) : null}
      </section>
      <TokenForm
        made={(token) => {
          setSecret(token);
          retry();
        }}
      />
    </div>
  );
}

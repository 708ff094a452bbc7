import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { OwnOrganisation } from '../session/types.js';
import { say } from '../shell/toast.js';
import { day } from '../text/format.js';
import type { Invitation } from './types.js';
import { positionName } from './words.js';

/** Inviting people by mail, and the invitations nobody has accepted yet. */
export function InvitationsPanel({ organisation }: { organisation: OwnOrganisation }) {
  const path = `/organisations/${organisation.id}/invitations`;
  const { data, retry } = useApi<readonly Invitation[]>(path);
  const sending = useSend();
  const withdrawing = useSend();
  const [email, setEmail] = useState('');
  const [position, setPosition] = useState('member');
  const invite = async (): Promise<void> => {
    const sent = await sending.send<{ message: string }>('POST', path, { email, position });
    if (!sent.ok) return;
    setEmail('');
    say(sent.data.message);
    retry();
  };
  const withdraw = async (invitation: Invitation): Promise<void> => {
    const sent = await withdrawing.send('POST', `${path}/withdrawal`, { email: invitation.email });
    say(sent.ok ? t('The invitation is withdrawn: its link opens nothing now.') : sent.error.message);
    retry();
  };
  return (
    <section class="panel stack">
      <h2>{t('Invite somebody')}</h2>
      <Form sending={sending} onSubmit={() => void invite()} label={t('Invite somebody')}>
        <div class="field-row">
          <Field label={t('E-mail address')} name="email" type="email" required value={email} onChange={setEmail} />
          <Select
            label={t('As')}
            name="position"
            required
            value={position}
            onChange={setPosition}
            choices={(['member', 'manager'] as const).map((value) => ({ value, label: positionName(value) }))}
          />
        </div>
        <Actions label={t('Send the invitation')} busy={sending.busy} />
      </Form>
      {data && data.length > 0 ? (
        <>
          <h3>{t('Not accepted yet')}</h3>
          <ul class="rows">
            {data.map((invitation) => (
              <li key={invitation.email}>
                <span>
                  {invitation.email}
                  <span class="small">
                    {positionName(invitation.position)}, {t('good until {day}', { day: day(invitation.expiresAt) })}
                  </span>
                </span>
                <button type="button" class="as-link" onClick={() => void withdraw(invitation)}>
                  {t('Withdraw')}
                  <span class="hidden-text"> {invitation.email}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

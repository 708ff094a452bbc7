import { useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { Dialog } from '../shell/dialog.js';
import { say } from '../shell/toast.js';
import { CopyField } from './copy-field.js';
import type { Collection, People, Visibility } from './types.js';
import { who } from './words.js';

interface Props {
  readonly collection: Collection;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly read: () => Promise<void>;
}

/** Who may read the collection, and who works on it. */
export function ShareDialog({ collection, open, onClose, read }: Props) {
  return (
    <Dialog title={t('Share “{title}”', { title: collection.title })} open={open} onClose={onClose}>
      <WhoReads collection={collection} read={read} />
      <WhoWorks id={collection.id} />
    </Dialog>
  );
}

function WhoReads({ collection, read }: { collection: Collection; read: () => Promise<void> }) {
  const sending = useSend();
  const { organisations } = useSession();
  const [visibility, setVisibility] = useState<Visibility>(collection.visibility);
  const [organisationId, setOrganisation] = useState(collection.organisationId ?? organisations[0]?.id ?? '');
  const [role, setRole] = useState<string>(collection.organisationRole);
  const [link, setLink] = useState<string | null>(null);
  const path = `/collections/${collection.id}`;
  const save = async (): Promise<void> => {
    const body = { visibility, ...(visibility === 'organisation' && { organisationId, organisationRole: role }) };
    const answer = await sending.send<{ link: string | null }>('PUT', `${path}/sharing`, body);
    if (!answer.ok) return;
    setLink(answer.data.link);
    say(t('Saved.'));
    await read();
  };
  const renew = async (): Promise<void> => {
    const answer = await sending.send<{ link: string }>('POST', `${path}/link`);
    if (answer.ok) setLink(answer.data.link);
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label={t('Who may read it')}>
      <Select
        label={t('Who may read it')}
        name="visibility"
        value={visibility}
        onChange={(value) => setVisibility(value as Visibility)}
        required
        choices={[
          { value: 'private', label: t('Only you and those you invite') },
          ...(organisations.length > 0
            ? [{ value: 'organisation', label: t('Everybody in an organisation of yours') }]
            : []),
          { value: 'link', label: t('Whoever has its secret link') },
          { value: 'public', label: t('Everybody; it is listed') },
        ]}
        hint={
          visibility === 'public' || visibility === 'link'
            ? t('Readers see items, notes, tags and your name; not comments, people and history.')
            : undefined
        }
      />
      {visibility === 'organisation' ? (
        <>
          <Select
            label={t('Organisation')}
            name="organisationId"
            value={organisationId}
            onChange={setOrganisation}
            required
            choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            label={t('They may')}
            name="organisationRole"
            value={role}
            onChange={setRole}
            required
            choices={[
              { value: 'viewer', label: t('read and comment') },
              { value: 'editor', label: t('change it, too') },
            ]}
          />
        </>
      ) : null}
      {link ? (
        <CopyField
          label={t('Secret link')}
          value={link}
          hint={t('It is shown this once. Who has it can read the collection until you make a new one or close it.')}
        />
      ) : null}
      <Actions label={t('Save')} busy={sending.busy}>
        {collection.visibility === 'link' && !link ? (
          <button type="button" class="as-link" onClick={() => void renew()}>
            {t('Make a new link; the old one ends')}
          </button>
        ) : null}
      </Actions>
    </Form>
  );
}

function WhoWorks({ id }: { id: string }) {
  const sending = useSend();
  const people = useApi<People>(`/collections/${id}/people`);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('viewer');
  const invite = async (): Promise<void> => {
    const answer = await sending.send('POST', `/collections/${id}/invitations`, { email, role });
    if (!answer.ok) return;
    setEmail('');
    say(t('The invitation is on its way.'));
    people.retry();
  };
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    await sending.attempt(work);
    people.retry();
  };
  const setPerson = (accountId: string, wanted: string | null) =>
    change(() =>
      wanted
        ? sendJson('PUT', `/collections/${id}/people/${accountId}`, { role: wanted })
        : sendJson('DELETE', `/collections/${id}/people/${accountId}`),
    );
  return (
    <section class="stack">
      <h3>{t('Who takes part')}</h3>
      <ul class="people">
        {people.data?.people.map(({ accountId, name, role: has }) => (
          <li key={accountId}>
            <span>{who(name)}</span>
            {has === 'owner' ? (
              <span class="small">{t('owner')}</span>
            ) : (
              <>
                <select
                  aria-label={t('What {name} may do', { name })}
                  value={has}
                  onChange={(event) => void setPerson(accountId, event.currentTarget.value)}
                >
                  <option value="viewer">{t('reads and comments')}</option>
                  <option value="editor">{t('changes it')}</option>
                </select>
                <button type="button" class="as-link" onClick={() => void setPerson(accountId, null)}>
                  {t('Take off')}
                  <span class="hidden-text">: {name}</span>
                </button>
              </>
            )}
          </li>
        ))}
        {people.data?.invitations.map((invitation) => (
          <li key={invitation.email}>
            <span>{invitation.email}</span>
            <span class="small">{t('invited')}</span>
            <button
              type="button"
              class="as-link"
              onClick={() =>
                void change(() =>
                  sendJson('POST', `/collections/${id}/invitations/withdrawal`, { email: invitation.email }),
                )
              }
            >
              {t('Withdraw')}
              <span class="hidden-text">: {invitation.email}</span>
            </button>
          </li>
        ))}
      </ul>
      <Form sending={sending} onSubmit={() => void invite()} label={t('Invite somebody')}>
        <Field
          label={t('E-mail address')}
          name="email"
          type="email"
          value={email}
          onChange={setEmail}
          required
          autocomplete="off"
        />
        <Select
          label={t('They may')}
          name="role"
          value={role}
          onChange={setRole}
          required
          choices={[
            { value: 'viewer', label: t('read and comment') },
            { value: 'editor', label: t('change it, too') },
          ]}
        />
        <Actions label={t('Invite')} busy={sending.busy} disabled={email.trim() === ''} />
      </Form>
    </section>
  );
}

import { inEnglish, t } from '../i18n/t.js';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { takeFragment } from '../account/secret-of-address.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import type { Anonymity, Group } from '../exercise/types.js';
import { WHO_SEES } from '../exercise/words.js';
import { usePageTitle } from '../shell/page-title.js';
import { SkeletonLines } from '../state/skeleton.js';
import './panel.css';

interface Invitation {
  readonly title: string;
  readonly purpose: string;
  readonly organisation: string;
  readonly anonymity: Anonymity;
  readonly groups: readonly Group[];
  readonly personal: boolean;
}

/** Where an invitation link leads: what it is about, who sees what, and in. */
export function JoinPage() {
  usePageTitle(t('Invitation'));
  const { route } = useLocation();
  const [token] = useState(takeFragment);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [name, setName] = useState('');
  const [group, setGroup] = useState('');
  const [wayBack, setWayBack] = useState<{ id: string; link: string } | null>(null);
  const asking = useSend();
  const sending = useSend();
  useEffect(() => {
    void asking
      .send<Invitation>('POST', '/panel/invitation', { token })
      .then((sent) => sent.ok && setInvitation(sent.data));
  }, [token]);
  const enter = async (): Promise<void> => {
    const body = invitation?.personal ? { token } : { token, name, group: group || null };
    const sent = await sending.send<{ exerciseId: string; wayBack: string | null }>('POST', '/panel/entry', body);
    if (!sent.ok) return;
    if (sent.data.wayBack) setWayBack({ id: sent.data.exerciseId, link: sent.data.wayBack });
    else route(`/panel/${sent.data.exerciseId}`);
  };
  if (wayBack)
    return (
      <div class="page panellist">
        <h1>{t('You are in')}</h1>
        <p>{t('This device knows you from now on. To go on from another one, keep this link; it is yours alone.')}</p>
        <p>
          <input
            class="way-back"
            readOnly
            value={wayBack.link}
            aria-label={t('Your own link')}
            onFocus={(event) => event.currentTarget.select()}
          />
        </p>
        <p>
          <a class="button big" href={`/panel/${wayBack.id}`}>
            {t('Begin')}
          </a>
        </p>
      </div>
    );
  if (asking.error)
    return (
      <div class="page panellist">
        <h1>{t('This invitation does not work')}</h1>
        <p role="alert" lang={inEnglish()}>
          {asking.error.message}
        </p>
      </div>
    );
  if (!invitation)
    return (
      <div class="page panellist">
        <SkeletonLines lines={4} label={t('Opening the invitation')} />
      </div>
    );
  return (
    <div class="page panellist">
      <p class="small">{t('{who} asks for your view', { who: invitation.organisation })}</p>
      <h1>{invitation.title}</h1>
      {invitation.purpose ? <p class="purpose">{invitation.purpose}</p> : null}
      <p>{t(WHO_SEES[invitation.anonymity])}</p>
      <Form sending={sending} onSubmit={() => void enter()} label={t('Take part')}>
        {invitation.personal ? null : (
          <Field
            label={t('Your name')}
            name="name"
            required
            maxLength={120}
            autocomplete="name"
            value={name}
            onChange={setName}
          />
        )}
        {!invitation.personal && invitation.groups.length > 0 ? (
          <Select
            label={t('You are here for')}
            name="group"
            value={group}
            onChange={setGroup}
            empty={t('None of these')}
            choices={invitation.groups.map((g) => ({ value: g.key, label: g.name }))}
          />
        ) : null}
        <Actions label={t('Take part')} busy={sending.busy} />
      </Form>
    </div>
  );
}

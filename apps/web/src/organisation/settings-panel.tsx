import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Session } from '../session/session.js';
import type { OwnOrganisation } from '../session/types.js';
import { say } from '../shell/toast.js';
import { countryChoices } from './words.js';

/** Name and country of an organisation. */
export function SettingsPanel({ organisation, session }: { organisation: OwnOrganisation; session: Session }) {
  const sending = useSend();
  const [name, setName] = useState(organisation.name);
  const [country, setCountry] = useState(organisation.country ?? '');
  const submit = async (): Promise<void> => {
    const sent = await sending.send('PUT', `/organisations/${organisation.id}`, { name, country: country || null });
    if (!sent.ok) return;
    await session.refresh();
    say(t('Saved.'));
  };
  return (
    <section class="panel stack">
      <h2>{t('Name and country')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Name and country')}>
        <Field label={t('Name')} name="name" required maxLength={120} value={name} onChange={setName} />
        <Select
          label={t('Country')}
          name="country"
          value={country}
          onChange={setCountry}
          choices={countryChoices()}
          empty={t('None, or several')}
        />
        <Actions label={t('Save')} busy={sending.busy} />
      </Form>
    </section>
  );
}

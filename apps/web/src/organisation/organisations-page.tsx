import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import '../account/account.css';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { type Session } from '../session/session.js';
import { SignedIn } from '../session/signed-in.js';
import type { OrganisationKind } from '../session/types.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';
import { country as countryName } from '../text/format.js';
import type { Organisation } from './types.js';
import { countryChoices, kindName, positionName } from './words.js';

/** One's organisations, and founding another. */
export function OrganisationsPage() {
  usePageTitle(t('Organisations'));
  return (
    <SignedIn why={t('Clusters, agencies and firms keep their assessments and exercises here, for their people only.')}>
      {(session) => (
        <div class="page stack">
          <h1>{t('Organisations')}</h1>
          <div class="columns">
            <List session={session} />
            <Found session={session} />
          </div>
        </div>
      )}
    </SignedIn>
  );
}

function List({ session: { organisations } }: { session: Session }) {
  if (organisations.length === 0)
    return (
      <Empty title={t('You belong to no organisation yet')}>
        <p>{t('Found one here; or ask a manager of yours to invite you, and open the link in the mail.')}</p>
      </Empty>
    );
  return (
    <ul class="rows">
      {organisations.map((organisation) => (
        <li key={organisation.id}>
          <span>
            <a href={`/organisations/${organisation.id}`}>
              <strong>{organisation.name}</strong>
            </a>
            <span class="small">
              {[
                kindName(organisation.kind),
                organisation.country ? countryName(organisation.country) : null,
                tn(organisation.people, '{n} person', '{n} people'),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
          <span class="chip">{positionName(organisation.position)}</span>
        </li>
      ))}
    </ul>
  );
}

function Found({ session }: { session: Session }) {
  const { route } = useLocation();
  const sending = useSend();
  const [kind, setKind] = useState<OrganisationKind>('cluster');
  const [name, setName] = useState('');
  const [country, setCountry] = useState('');
  const submit = async (): Promise<void> => {
    const body = { kind, name, country: country || null };
    const sent = await sending.send<Organisation>('POST', '/organisations', body);
    if (!sent.ok) return;
    await session.refresh();
    route(`/organisations/${sent.data.id}`);
  };
  return (
    <section class="panel stack">
      <h2>{t('Found an organisation')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Found an organisation')}>
        <Select
          label={t('What it is')}
          name="kind"
          required
          value={kind}
          onChange={(value) => setKind(value as OrganisationKind)}
          choices={(['cluster', 'agency', 'firm'] as const).map((value) => ({ value, label: kindName(value) }))}
        />
        <Field label={t('Name')} name="name" required maxLength={120} value={name} onChange={setName} />
        <Select
          label={t('Country')}
          name="country"
          value={country}
          onChange={setCountry}
          choices={countryChoices()}
          empty={t('None, or several')}
        />
        <Actions label={t('Found it')} busy={sending.busy} />
        <p class="small">{t('You will be its manager: you invite others and decide who manages it with you.')}</p>
      </Form>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field, Select, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, word } from '../i18n/t.js';
import type { PersonalToken, Scope } from './types.js';

const SCOPES: readonly (readonly [Scope, string])[] = [
  ['read', word('Read what is yours and your organisations’')],
  ['write', word('Change what is yours and your organisations’')],
  ['edit', word('Edit what everybody reads (needs the role of an editor)')],
];
const DAYS = [7, 30, 90, 365] as const;

/** Making a token. */
export function TokenForm({ made }: { made: (secret: string) => void }) {
  const sending = useSend();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState('90');
  const submit = async (): Promise<void> => {
    const body = { name, scopes, days: Number(days) };
    const sent = await sending.send<PersonalToken & { token: string }>('POST', '/account/tokens', body);
    if (!sent.ok) return;
    setName('');
    made(sent.data.token);
  };
  const set = (scope: Scope, on: boolean): void =>
    setScopes(SCOPES.map(([known]) => known).filter((known) => (known === scope ? on : scopes.includes(known))));
  return (
    <section class="panel stack">
      <h2>{t('Make a token')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Make a token')}>
        <Field label={t('What it is for')} name="name" required maxLength={120} value={name} onChange={setName} />
        <fieldset>
          <legend>{t('What it may do')}</legend>
          {SCOPES.map(([scope, words]) => (
            <Toggle
              key={scope}
              label={t(words)}
              name="scopes"
              value={scopes.includes(scope)}
              onChange={(on) => set(scope, on)}
            />
          ))}
        </fieldset>
        <Select
          label={t('Good for')}
          name="days"
          required
          value={days}
          onChange={setDays}
          choices={DAYS.map((n) => ({ value: String(n), label: t('{n} days', { n }) }))}
        />
        <Actions label={t('Make the token')} busy={sending.busy} disabled={scopes.length === 0} />
      </Form>
    </section>
  );
}

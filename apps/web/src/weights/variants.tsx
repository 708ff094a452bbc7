import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { say } from '../shell/toast.js';
import { type Chosen, writeChosen } from './address.js';
import type { Variant } from './types.js';

/** Weights under a name: one's own and the shared ones, and the form that saves what is chosen. */
export function Variants({ ecosystem, chosen }: { ecosystem: string; chosen: Chosen }) {
  const path = `/radars/${ecosystem}/variants`;
  const { data, retry } = useApi<readonly Variant[]>(path);
  const { account, has } = useSession();
  const { url } = useLocation();
  const sending = useSend();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = async (): Promise<void> => {
    const sent = await sending.send<Variant>('POST', path, { name, shared, settings: chosen });
    if (!sent.ok) return;
    say(t('Saved as "{name}".', { name: sent.data.name }));
    setName('');
    retry();
  };
  const remove = async (variant: Variant): Promise<void> => {
    const sent = await sending.send('DELETE', `/weight-variants/${variant.id}`);
    if (!sent.ok) return;
    const { name: removed, shared: wasShared, settings } = variant;
    say(t('"{name}" was removed.', { name: removed }), {
      undo: async () => {
        await sendJson('POST', path, { name: removed, shared: wasShared, settings });
        retry();
      },
    });
    retry();
  };
  return (
    <section class="stack" aria-labelledby="variants-title">
      <h2 id="variants-title">{t('Saved weights')}</h2>
      {data?.length === 0 ? <p class="small">{t('None yet for this radar.')}</p> : null}
      <ul class="variants">
        {(data ?? []).map((variant) => (
          <li key={variant.id}>
            <a href={`/radars/${ecosystem}/weights${writeChosen(variant.settings)}`}>{variant.name}</a>
            {variant.shared ? <span class="chip">{t('shared')}</span> : null}
            {variant.own ? (
              <button
                type="button"
                class="as-link"
                aria-label={t('Remove {name}', { name: variant.name })}
                onClick={() => void remove(variant)}
              >
                {t('Remove')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {account ? (
        <Form sending={sending} onSubmit={() => void save()} label={t('Save these weights')}>
          <Field
            label={t('Name')}
            name="name"
            required
            maxLength={60}
            value={name}
            onChange={setName}
            hint={t('The same name again replaces what it holds.')}
          />
          {has('editor') || has('administrator') ? (
            <Toggle label={t('Everybody may look at them')} name="shared" value={shared} onChange={setShared} />
          ) : null}
          <Actions label={t('Save these weights')} busy={sending.busy} />
        </Form>
      ) : (
        <p class="small" key={url}>
          <a href={signInHref()}>{t('Sign in')}</a> {t('to save weights under a name. This address holds them too.')}
        </p>
      )}
    </section>
  );
}

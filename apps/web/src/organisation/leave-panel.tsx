import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Field } from '../form/field.js';
import { Form, FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Session } from '../session/session.js';
import type { OwnOrganisation } from '../session/types.js';
import { say } from '../shell/toast.js';

/** Leaving an organisation; its managers may delete it, after typing its name. */
export function LeavePanel({ organisation, session }: { organisation: OwnOrganisation; session: Session }) {
  const { route } = useLocation();
  const sending = useSend();
  const [deleting, setDeleting] = useState(false);
  const [typed, setTyped] = useState('');
  const end = async (path: string, words: string): Promise<void> => {
    const sent = await sending.send('DELETE', `/organisations/${organisation.id}${path}`);
    if (!sent.ok) return;
    await session.refresh();
    route('/organisations');
    say(words);
  };
  return (
    <section class="panel stack danger">
      <h2>{t('Leave')}</h2>
      <p class="actions">
        <button
          type="button"
          class="button quiet"
          disabled={sending.busy}
          onClick={() => void end('/membership', t('You left {name}.', { name: organisation.name }))}
        >
          {t('Leave {name}', { name: organisation.name })}
        </button>
        {organisation.position === 'manager' && !deleting ? (
          <button type="button" class="as-link" onClick={() => setDeleting(true)}>
            {t('Delete it …')}
          </button>
        ) : null}
      </p>
      {deleting ? (
        <Form
          sending={sending}
          label={t('Delete it')}
          onSubmit={() => void end('', t('{name} is deleted.', { name: organisation.name }))}
        >
          <p>
            {t('Everything that is private to it goes for good: assessments, data, webhooks. This cannot be undone.')}
          </p>
          <Field
            label={t('Type its name to delete it')}
            name="confirmation"
            required
            autocomplete="off"
            value={typed}
            onChange={setTyped}
          />
          <p class="actions">
            <button type="submit" class="button bad" disabled={typed.trim() !== organisation.name || sending.busy}>
              {t('Delete it for good')}
            </button>
            <button type="button" class="as-link" onClick={() => setDeleting(false)}>
              {t('Keep it')}
            </button>
          </p>
        </Form>
      ) : (
        <FormError error={sending.error} />
      )}
    </section>
  );
}

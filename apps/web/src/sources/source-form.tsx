import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { pathId } from '../text/format.js';
import { type About, aboutBody, AboutFields } from './about-fields.js';
import type { SourceDetail } from './types.js';

/** Changes what is known of a source. */
export function SourceForm({ source, changed }: { source: SourceDetail; changed: () => void }) {
  const sending = useSend();
  const [about, setAbout] = useState<About>({
    name: source.name,
    kind: source.kind ?? 'news',
    publisher: source.publisher ?? '',
    lang: source.lang ?? '',
    country: source.country ?? '',
    ecosystems: source.ecosystems,
  });
  const before = typeof source.options?.['url'] === 'string' ? source.options['url'] : '';
  const [url, setUrl] = useState(before);
  const save = async (): Promise<void> => {
    const moved = source.connector === 'feed' && url !== before;
    const sent = await sending.send('PATCH', `/sources/${pathId(source.id)}`, {
      ...aboutBody(about),
      ...(moved ? { url } : {}),
    });
    if (!sent.ok) return;
    say(t('Saved.'));
    changed();
  };
  return (
    <details class="panel">
      <summary>{t('Edit this source')}</summary>
      <Form sending={sending} onSubmit={() => void save()} label={t('Edit this source')}>
        {source.connector === 'feed' ? (
          <Field
            label={t('Address of the feed')}
            name="url"
            type="url"
            required
            hint={t('A new address is read from its beginning.')}
            value={url}
            onChange={setUrl}
          />
        ) : null}
        <AboutFields about={about} onChange={setAbout} nameRequired />
        <Actions label={t('Save')} busy={sending.busy} />
      </Form>
    </details>
  );
}

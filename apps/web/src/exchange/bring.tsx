import { useRef, useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { say } from '../shell/toast.js';
import { BesideTable } from './beside-table.js';
import { contentOf } from './file-content.js';
import { type BroughtHead, type Format, FORMATS, type ReadView } from './types.js';

/** Reads a radar of another tool without keeping it, says what it found and what is lost, and keeps it when asked to. */
export function Bring({ ecosystem, onKept }: { ecosystem: string; onKept: () => void }) {
  const sending = useSend();
  const keeping = useSend();
  const { account } = useSession();
  const file = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState<Format>('zalando');
  const [source, setSource] = useState<{ content: string; format: Format } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [view, setView] = useState<ReadView | null>(null);
  const [name, setName] = useState('');

  const read = async (): Promise<void> => {
    const chosen = file.current?.files?.[0];
    if (!chosen) return file.current?.focus();
    const content = await contentOf(chosen);
    setTooLarge(content === null);
    if (content === null) return;
    setView(null);
    const sent = await sending.send<ReadView>('POST', `/radars/${ecosystem}/readings`, {
      format,
      content,
      encoding: 'base64',
    });
    if (!sent.ok) return;
    setSource({ content, format });
    setView(sent.data);
    setName(sent.data.title || chosen.name.replace(/\.[a-z]+$/i, ''));
  };
  const keep = async (): Promise<void> => {
    const sent = await keeping.send<BroughtHead>('POST', '/brought-radars', {
      ...source,
      encoding: 'base64',
      ecosystem,
      name,
    });
    if (!sent.ok) return;
    say(t('"{name}" is kept. Only you see it.', { name: sent.data.name }));
    setView(null);
    if (file.current) file.current.value = '';
    onKept();
  };
  const chosenFormat = FORMATS.find(({ id }) => id === format)!;
  return (
    <div class="stack">
      <Form sending={sending} onSubmit={() => void read()} label={t('Bring a radar')}>
        <Select
          label={t('Made with')}
          name="format"
          required
          value={format}
          onChange={(value) => setFormat(value as Format)}
          choices={FORMATS.map(({ id, name: label }) => ({ value: id, label }))}
        />
        <div class="field">
          <label for="brought-file">{t('File: {what}', { what: chosenFormat.file })}</label>
          <input
            id="brought-file"
            ref={file}
            type="file"
            accept={chosenFormat.accepts}
            required
            aria-invalid={tooLarge}
          />
          {tooLarge ? (
            <p class="field-error">{t('The file is larger than 680 kB. Bring one radar at a time.')}</p>
          ) : null}
        </div>
        <Actions label={t('Read it, keep nothing')} busy={sending.busy} />
      </Form>
      {view ? (
        <section class="stack" aria-label={t('What was read')}>
          <p role="status">
            <strong>{tn(view.count, '{n} entry was read', '{n} entries were read')}</strong>
            {', '}
            {t('{n} name a trend of ours.', { n: view.beside.filter(({ trend }) => trend).length })}
          </p>
          <Losses title={t('What does not come along')} items={view.lost} none={t('Nothing is lost.')} />
          {view.refused.length > 0 ? (
            <Losses
              title={t('Refused')}
              items={view.refused.map(({ row, reason }) => t('Entry {row} {reason}', { row, reason }))}
              none=""
            />
          ) : null}
          <BesideTable view={view} />
          {account ? (
            <Form sending={keeping} onSubmit={() => void keep()} label={t('Keep it')}>
              <Field label={t('Name')} name="name" required maxLength={80} value={name} onChange={setName} />
              <Actions label={t('Keep it for me')} busy={keeping.busy} />
            </Form>
          ) : (
            <p class="small">
              <a href={signInHref()}>{t('Sign in')}</a> {t('to keep it and look at it again beside later editions.')}
            </p>
          )}
        </section>
      ) : null}
    </div>
  );
}

export function Losses({ title, items, none }: { title: string; items: readonly string[]; none: string }) {
  return (
    <div>
      <h3>{title}</h3>
      {items.length === 0 ? (
        <p class="small">{none}</p>
      ) : (
        <ul class="losses small">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

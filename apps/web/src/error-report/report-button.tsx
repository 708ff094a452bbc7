import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Select, TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { inEnglish, t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { Dialog } from '../shell/dialog.js';
import { say } from '../shell/toast.js';
import { type About, ABOUT_OF, aboutName } from './words.js';

interface Props {
  readonly kind: 'trend' | 'signal';
  readonly id: string;
  readonly title: string;
  /** The radar that is looked at. */
  readonly ecosystem?: string;
}

/** Anybody may say that something is wrong, in a sentence. What was written stays in the window until it has arrived. */
export function ReportButton({ kind, id, title, ecosystem }: Props) {
  const [open, setOpen] = useState(false);
  const [about, setAbout] = useState<string>('');
  const [sentence, setSentence] = useState('');
  const { account } = useSession();
  const sending = useSend();
  const send = async (): Promise<void> => {
    const body = { kind, id, about: about || ABOUT_OF[kind][0], sentence, ...(ecosystem && { ecosystem }) };
    const sent = await sending.send('POST', '/error-reports', body);
    if (!sent.ok) return;
    setOpen(false);
    setSentence('');
    say(t('Thank you: the editors have your report.'));
  };
  return (
    <>
      <button type="button" class="button quiet script-only" onClick={() => setOpen(true)}>
        {t('Report an error')}
      </button>
      <Dialog title={t('Report an error')} open={open} onClose={() => setOpen(false)}>
        <p class="small" lang={kind === 'trend' ? inEnglish() : undefined}>
          {title}
        </p>
        <Form sending={sending} onSubmit={() => void send()} label={t('Report an error')}>
          <Select
            label={t('What is wrong')}
            name="about"
            required
            value={about || ABOUT_OF[kind][0]!}
            onChange={setAbout}
            choices={ABOUT_OF[kind].map((value: About) => ({ value, label: aboutName(value, kind) }))}
          />
          <TextArea
            label={t('In a sentence')}
            name="sentence"
            required
            minLength={5}
            maxLength={1000}
            value={sentence}
            onChange={setSentence}
            hint={
              account
                ? t('Editors read it without your name. What came of it stands under “Your data”.')
                : t('Editors read it. Nothing is kept about you; leave names and addresses out.')
            }
          />
          <Actions label={t('Send it to the editors')} busy={sending.busy} />
        </Form>
      </Dialog>
    </>
  );
}

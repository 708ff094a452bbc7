import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { Dialog } from '../shell/dialog.js';
import type { Change } from './change.js';

interface Props {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly change: Change;
}
interface Outcome {
  readonly version: number;
  readonly signals: number;
  readonly links: number;
  readonly already: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

/** A pasted list of addresses: what we know becomes the signal, the rest a plain link. */
export function ImportDialog({ id, open, onClose, change }: Props) {
  const sending = useSend();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const bring = async (): Promise<void> => {
    const answer = await sending.send<Outcome>('POST', `/collections/${id}/links`, { text });
    if (!answer.ok) return;
    setOutcome(answer.data);
    setText('');
    const { signals, links } = answer.data;
    const told = t('{signals} known signals and {links} links were added.', { signals, links });
    await change(signals + links > 0 ? told : null, async () => answer.data);
  };
  const leave = (): void => {
    setOutcome(null);
    onClose();
  };
  return (
    <Dialog title={t('Import addresses')} open={open} onClose={leave}>
      {outcome ? (
        <div role="status">
          <p>
            {t('{signals} known signals, {links} links; {already} were there already.', {
              signals: outcome.signals,
              links: outcome.links,
              already: outcome.already,
            })}
          </p>
          {outcome.refused.length > 0 ? (
            <ul class="plain-list small">
              {outcome.refused.slice(0, 10).map(({ line, reason }) => (
                <li key={line}>{t('Line {line}: {reason}', { line, reason })}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
      <Form sending={sending} onSubmit={() => void bring()} label={t('Import addresses')}>
        <TextArea
          label={t('Addresses')}
          name="text"
          value={text}
          onChange={setText}
          required
          rows={8}
          hint={t(
            'One a line, with or without a title. Nothing is fetched: an address that belongs to one of our signals becomes that signal.',
          )}
        />
        <Actions label={t('Import')} busy={sending.busy} disabled={text.trim() === ''} />
      </Form>
    </Dialog>
  );
}

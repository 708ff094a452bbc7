import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { Dialog } from '../shell/dialog.js';
import { say } from '../shell/toast.js';
import type { Change } from './change.js';
import type { CollectionHead } from './types.js';

interface Props {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly change: Change;
}

/** Takes over what another collection has and this one has not. The other stays as it is. */
export function MergeDialog({ id, open, onClose, change }: Props) {
  const sending = useSend();
  const list = useApi<readonly CollectionHead[]>(open ? '/collections' : null);
  const [from, setFrom] = useState('');
  const others = (list.data ?? []).filter((head) => head.id !== id);
  const merge = async (): Promise<void> => {
    const answer = await sending.send<{ added: number; there: number; version: number | null }>(
      'POST',
      `/collections/${id}/merges`,
      { from },
    );
    if (!answer.ok) return;
    onClose();
    const { added, version } = answer.data;
    if (version === null) say(t('Everything in it was here already.'));
    else await change(t('{n} items were merged in.', { n: added }), async () => ({ version }));
  };
  return (
    <Dialog title={t('Merge another one into it')} open={open} onClose={onClose}>
      <Form sending={sending} onSubmit={() => void merge()} label={t('Merge')}>
        <Select
          label={t('Collection')}
          name="from"
          value={from}
          onChange={setFrom}
          required
          empty={others.length === 0 ? t('You have no other one') : t('Choose')}
          choices={others.map((head) => ({ value: head.id, label: head.title }))}
          hint={t(
            'What it has and this one has not comes along, with notes, tags and sections. The other one stays as it is.',
          )}
        />
        <Actions label={t('Merge')} busy={sending.busy} disabled={from === ''} />
      </Form>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import type { Segment } from '../api/types.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import type { Sending } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Decision, DeskTrend } from './types.js';

interface Props {
  readonly trend: DeskTrend;
  readonly segments: readonly Segment[];
  readonly sending: Sending;
  readonly act: (decision: Decision) => Promise<void>;
}

/** A name is a decision, a segment is another: only what changed is sent. */
export function RenameForm({ trend, segments, sending, act }: Props) {
  const [name, setName] = useState(trend.name);
  const [segment, setSegment] = useState(trend.segment);
  const save = async (): Promise<void> => {
    if (name.trim() !== trend.name) await act({ action: 'rename', name: name.trim() });
    if (segment !== trend.segment) await act({ action: 'move', segment });
  };
  const changed = name.trim() !== trend.name || segment !== trend.segment;
  return (
    <Form sending={sending} onSubmit={() => void save()} label={t('Rename or move')}>
      <Field
        label={t('Name')}
        name="name"
        required
        minLength={3}
        maxLength={60}
        value={name}
        onChange={setName}
        hint={t('A renamed trend counts as accepted; the former name still finds it.')}
      />
      <Select
        label={t('Segment')}
        name="segment"
        required
        value={segment}
        onChange={setSegment}
        choices={segments.map(({ id, name: label }) => ({ value: id, label }))}
        hint={t('In another segment it gets another angle.')}
      />
      <Actions label={t('Save')} busy={sending.busy} disabled={!changed} />
    </Form>
  );
}

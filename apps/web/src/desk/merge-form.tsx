import { useState } from 'preact/hooks';
import type { Page, TrendHead } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import type { Sending } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Decision, DeskTrend } from './types.js';

interface Props {
  readonly trend: DeskTrend;
  readonly sending: Sending;
  readonly act: (decision: Decision) => Promise<void>;
}

/** Into which trend of the same radar it goes, the related ones first. */
export function MergeForm({ trend, sending, act }: Props) {
  const { data } = useApi<Page<TrendHead>>(`/trends?limit=500&ecosystem=${trend.ecosystem}`);
  const [into, setInto] = useState(trend.related[0] ?? '');
  const [reason, setReason] = useState('');
  const near = (id: string): number => (trend.related.includes(id) ? 0 : 1);
  const choices = (data?.items ?? [])
    .filter(({ id }) => id !== trend.id)
    .sort((a, b) => near(a.id) - near(b.id) || a.name.localeCompare(b.name, 'en'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form
      sending={sending}
      onSubmit={() => void act({ action: 'merge', into, ...(reason.trim() && { reason: reason.trim() }) })}
      label={t('Merge')}
    >
      <Select
        label={t('Into')}
        name="into"
        required
        value={into}
        onChange={setInto}
        empty={t('Choose a trend')}
        choices={choices}
        hint={t('Its signals go over, and later ones too; its page leads to the other.')}
      />
      <Field label={t('Why')} name="reason" maxLength={300} value={reason} onChange={setReason} />
      <Actions label={t('Merge it')} busy={sending.busy} disabled={into === ''} />
    </Form>
  );
}

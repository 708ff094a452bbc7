import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import type { Sending } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Decision } from './types.js';

export function RejectForm({ sending, act }: { sending: Sending; act: (decision: Decision) => Promise<void> }) {
  const [reason, setReason] = useState('');
  return (
    <Form
      sending={sending}
      onSubmit={() => void act({ action: 'reject', ...(reason.trim() && { reason: reason.trim() }) })}
      label={t('Reject')}
    >
      <Field
        label={t('Why')}
        name="reason"
        maxLength={300}
        value={reason}
        onChange={setReason}
        hint={t('It is not proposed again, in whatever words.')}
      />
      <Actions label={t('Reject it')} busy={sending.busy} />
    </Form>
  );
}

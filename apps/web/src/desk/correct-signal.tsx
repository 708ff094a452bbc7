import './desk.css';
import { useState } from 'preact/hooks';
import type { Ecosystem, Page, TrendHead } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { getJson } from '../api/client.js';
import { Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { undo } from './decide.js';
import { useMayEdit } from './may-edit.js';
import type { AuditEvent } from './types.js';

interface Props {
  readonly signal: {
    readonly id: string;
    readonly tags: readonly { readonly ecosystem: string }[];
    readonly trends: readonly { readonly id: string; readonly name: string }[];
  };
  readonly changed: () => void;
}

/** An editor's word on what a signal belongs to, on the page of the signal. Others see nothing of it. */
export function CorrectSignal({ signal, changed }: Props) {
  const mayEdit = useMayEdit();
  const ecosystems = useApi<readonly Ecosystem[]>(mayEdit ? '/ecosystems' : null);
  const [adding, setAdding] = useState('');
  const trends = useApi<Page<TrendHead>>(
    mayEdit && signal.tags[0]
      ? `/trends?limit=500&ecosystem=${signal.tags.map(({ ecosystem }) => ecosystem).join(',')}`
      : null,
  );
  const [trend, setTrend] = useState('');
  const sending = useSend();
  if (!mayEdit) return null;
  const names = new Map((ecosystems.data ?? []).map(({ id, name }) => [id, name]));
  const correct = async (body: object): Promise<void> => {
    const path = `/desk/signals/${encodeURIComponent(signal.id)}/corrections`;
    const sent = await sending.send('POST', path, body);
    if (!sent.ok) return;
    changed();
    const { items } = await getJson<{ items: readonly AuditEvent[] }>(
      `/desk/audit?limit=1&target=${encodeURIComponent(signal.id)}`,
    );
    const event = items[0];
    say(t('Corrected.'), { ...(event && { undo: () => undo(event.id, changed) }) });
  };
  const add = async (): Promise<void> => {
    if (adding) await correct({ ecosystem: adding, belongs: true });
    if (trend) await correct({ trend, belongs: true });
    setAdding('');
    setTrend('');
  };
  const tagged = new Set(signal.tags.map(({ ecosystem }) => ecosystem));
  const linked = new Set(signal.trends.map(({ id }) => id));
  return (
    <details class="correct-signal">
      <summary>{t('Correct what it belongs to')}</summary>
      <ul class="plain-list">
        {signal.tags.map(({ ecosystem }) => (
          <li key={ecosystem}>
            {names.get(ecosystem) ?? ecosystem}{' '}
            <Wrong
              label={names.get(ecosystem) ?? ecosystem}
              busy={sending.busy}
              onClick={() => void correct({ ecosystem, belongs: false })}
            />
          </li>
        ))}
        {signal.trends.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <Wrong label={name} busy={sending.busy} onClick={() => void correct({ trend: id, belongs: false })} />
          </li>
        ))}
      </ul>
      <Form sending={sending} onSubmit={() => void add()} label={t('Add what it belongs to')}>
        <Select
          label={t('Ecosystem it belongs to')}
          name="ecosystem"
          value={adding}
          onChange={setAdding}
          empty={t('None to add')}
          choices={[...names].filter(([id]) => !tagged.has(id)).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={t('Trend it speaks of')}
          name="trend"
          value={trend}
          onChange={setTrend}
          empty={t('None to add')}
          choices={(trends.data?.items ?? [])
            .filter(({ id }) => !linked.has(id))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <p class="actions">
          <button type="submit" class="button quiet" disabled={sending.busy || (adding === '' && trend === '')}>
            {t('Add')}
          </button>
        </p>
      </Form>
    </details>
  );
}

function Wrong({ label, busy, onClick }: { label: string; busy: boolean; onClick: () => void }) {
  return (
    <button type="button" class="as-link" disabled={busy} onClick={onClick}>
      {t('does not belong')}
      <span class="hidden-text">: {label}</span>
    </button>
  );
}

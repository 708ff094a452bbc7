import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { sendJson } from '../api/send.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import type { Action } from './readiness-types.js';

export default function PlanPage() {
  return <ClusterFrame>{(framed) => <PlanView key={framed.id} {...framed} />}</ClusterFrame>;
}

const STATUSES = [
  { value: 'open', label: 'open' },
  { value: 'doing', label: 'being done' },
  { value: 'done', label: 'done' },
  { value: 'dropped', label: 'dropped' },
];
const BLANK = { title: '', owner: '', due: '', status: 'open', because: '', note: '' };

function PlanView({ id, manages }: Framed) {
  const { data, error, retry } = useApi<readonly Action[]>(`/clusters/${id}/actions`);
  if (error) return <Failed error={error} retry={retry} what="plan" />;
  return (
    <div class="cluster-stack">
      <section class="cluster-section">
        <h2>What is to be done</h2>
        {data && data.length === 0 ? (
          <p class="measure">
            Nothing yet. Gaps of an assessment, calls and partners lead here, or write an action yourself.
          </p>
        ) : null}
        <ul class="plan">
          {(data ?? []).map((action) => (
            <PlanItem
              key={`${action.id}-${action.status}`}
              id={id}
              action={action}
              manages={manages}
              onChange={retry}
            />
          ))}
        </ul>
      </section>
      {manages ? <NewAction id={id} onAdded={retry} /> : null}
    </div>
  );
}

function PlanItem({
  id,
  action,
  manages,
  onChange,
}: {
  id: string;
  action: Action;
  manages: boolean;
  onChange: () => void;
}) {
  const sending = useSend();
  const late =
    action.due !== null &&
    action.due < new Date().toISOString().slice(0, 10) &&
    (action.status === 'open' || action.status === 'doing');
  const setStatus = async (status: string): Promise<void> => {
    const { id: actionId, ...fields } = action;
    const sent = await sending.send('PUT', `/clusters/${id}/actions/${actionId}`, { ...fields, status });
    if (sent.ok) onChange();
  };
  const remove = async (): Promise<void> => {
    const { id: actionId, ...fields } = action;
    const sent = await sending.send('DELETE', `/clusters/${id}/actions/${actionId}`);
    if (!sent.ok) return;
    say('Action deleted.', {
      undo: async () => {
        await sendJson('POST', `/clusters/${id}/actions`, fields);
        onChange();
      },
    });
    onChange();
  };
  return (
    <li class={action.status}>
      <div>
        <strong>{action.title}</strong>
        <p class="small">
          {[action.owner, action.due ? `by ${action.due}${late ? ', late' : ''}` : '', action.because]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {manages ? (
        <p class="row-actions">
          <label>
            <span class="hidden-text">Status of {action.title}</span>
            <select
              value={action.status}
              disabled={sending.busy}
              onChange={(event) => void setStatus(event.currentTarget.value)}
            >
              {STATUSES.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="as-link" disabled={sending.busy} onClick={() => void remove()}>
            Delete<span class="hidden-text"> {action.title}</span>
          </button>
        </p>
      ) : (
        <span class="badge">{STATUSES.find(({ value }) => value === action.status)?.label}</span>
      )}
    </li>
  );
}

function NewAction({ id, onAdded }: { id: string; onAdded: () => void }) {
  const [draft, setDraft] = useState(BLANK);
  const sending = useSend();
  const set = (field: keyof typeof BLANK) => (value: string) => setDraft((before) => ({ ...before, [field]: value }));
  const add = async (): Promise<void> => {
    const sent = await sending.send('POST', `/clusters/${id}/actions`, { ...draft, due: draft.due || null });
    if (!sent.ok) return;
    setDraft(BLANK);
    onAdded();
  };
  return (
    <section class="cluster-section">
      <h2>Add an action</h2>
      <Form sending={sending} onSubmit={() => void add()} label="New action">
        <Field label="What" name="title" required value={draft.title} maxLength={200} onChange={set('title')} />
        <div class="field-row">
          <Field label="Who" name="owner" value={draft.owner} maxLength={120} onChange={set('owner')} />
          <Field label="Until" name="due" type="date" value={draft.due} onChange={set('due')} />
          <Select
            label="Status"
            name="status"
            required
            value={draft.status}
            choices={STATUSES}
            onChange={set('status')}
          />
        </div>
        <Field
          label="Because"
          name="because"
          hint="The gap, trend or call it answers"
          value={draft.because}
          maxLength={300}
          onChange={set('because')}
        />
        <Actions label="Add" busy={sending.busy} />
      </Form>
    </section>
  );
}

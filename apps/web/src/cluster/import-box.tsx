import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import type { ClusterImport } from './types.js';
import { uploadImport } from './upload-import.js';

interface Props {
  readonly id: string;
  readonly what: 'members' | 'evidence';
  readonly children: preact.ComponentChildren;
  readonly onDone: () => void;
}
const KINDS = ['patent', 'publication', 'investment', 'news', 'article'] as const;

/** A file, checked first and then taken: what became of its rows, and which were refused and why. */
export function ImportBox({ id, what, children, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const field = useId();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState('');
  const [runId, setRunId] = useState<string | null>(null);
  const sending = useSend();
  const [over, setOver] = useState(true);
  const { data: run } = useApi<ClusterImport>(
    runId ? `/clusters/${id}/imports/${runId}` : null,
    over ? undefined : 700,
  );
  useEffect(() => {
    if (!run || run.id !== runId || run.status === 'queued' || run.status === 'running') return;
    setOver(true);
    if (!run.dryRun) onDone();
  }, [run?.status, run?.id]);
  const send = async (dryRun: boolean): Promise<void> => {
    if (!file) return input.current?.focus();
    const sent = await sending.attempt(() => uploadImport(id, what, file, dryRun, kind));
    if (!sent.ok) return;
    setOver(false);
    setRunId(sent.data.id);
  };
  return (
    <div class="import-box">
      <div class="measure small">{children}</div>
      <p class="field">
        <label for={field}>File</label>
        <input
          ref={input}
          id={field}
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.json,.gz"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </p>
      {what === 'evidence' ? (
        <p class="field">
          <label for={`${field}-kind`}>Rows that name no kind are</label>
          <select id={`${field}-kind`} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="">refused</option>
            {KINDS.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <p class="actions">
        <button type="button" class="button quiet" disabled={!file || sending.busy} onClick={() => void send(true)}>
          Check only
        </button>
        <button type="button" class="button" disabled={!file || sending.busy} onClick={() => void send(false)}>
          Import
        </button>
      </p>
      <FormError error={sending.error} />
      <div role="status">{run && run.id === runId ? <ImportReport run={run} /> : null}</div>
    </div>
  );
}

function ImportReport({ run }: { run: ClusterImport }) {
  if (run.status === 'queued' || run.status === 'running')
    return (
      <p>
        Reading {run.label}: {run.read.toLocaleString('en')} rows so far.
      </p>
    );
  if (run.error) return <p class="form-error">{run.error}</p>;
  return (
    <>
      <p>
        <strong>{run.dryRun ? 'Checked, nothing written: ' : 'Imported: '}</strong>
        {run.read.toLocaleString('en')} rows read, {run.new.toLocaleString('en')} new,{' '}
        {run.changed.toLocaleString('en')} changed, {run.duplicate.toLocaleString('en')} there already,{' '}
        {run.refused.toLocaleString('en')} refused.
      </p>
      {run.refusals.length > 0 ? (
        <details>
          <summary>
            Refused rows{run.refused > run.refusals.length ? ` (the first ${run.refusals.length})` : ''}
          </summary>
          <ol class="refusal-list">
            {run.refusals.map(({ row, reason }) => (
              <li key={row}>
                Row {row}: {reason}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

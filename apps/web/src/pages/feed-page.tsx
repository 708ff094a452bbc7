import { useState } from 'preact/hooks';
import { inEnglish } from '../i18n/t.js';
import { ApiError, uploadFile } from '../api/client.js';
import { FileChoice, type FileWish } from '../feed/file-choice.js';
import { RefusalTable } from '../feed/refusal-table.js';
import { RunList } from '../feed/run-list.js';
import { RunReport } from '../feed/run-report.js';
import { isOver, useRun } from '../feed/use-run.js';
import { usePageTitle } from '../shell/page-title.js';
import { useStatus } from '../shell/status.js';
import { Failed } from '../state/failed.js';
import { percent } from '../text/format.js';

const NOTHING: FileWish = { file: null, kind: '', publisher: '', map: '', token: '' };

/** Feeds a file: first a dry run that changes nothing, then, when its report is fine, the real one. */
export function FeedPage() {
  usePageTitle('Feed');
  const status = useStatus();
  const [wish, setWish] = useState<FileWish>(NOTHING);
  const [runId, setRunId] = useState<string | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const answer = useRun(runId);
  const run = answer.data?.id === runId ? answer.data : null;
  const busy = sent !== null || (runId !== null && !isOver(run) && !answer.error);
  const checked = run?.status === 'done' && run.dryRun;
  const worth = checked && run.new + run.changed > 0;
  const demo = status?.universe === 'demo';

  const send = async (dryRun: boolean): Promise<void> => {
    if (!wish.file) return;
    setError(null);
    setRunId(null);
    setSent(0);
    const { file, ...options } = wish;
    try {
      setRunId((await uploadFile({ ...options, file, dryRun, onSent: setSent })).id);
    } catch (problem) {
      setError(problem instanceof ApiError ? problem : new ApiError(0, 'ERROR', String(problem)));
    } finally {
      setSent(null);
    }
  };
  return (
    <div class="page feed" lang={inEnglish()}>
      <header class="lead">
        <h1>Feed it signals</h1>
        <p>
          Every row is checked first. A dry run tells what would be new, changed, duplicate or refused, and changes
          nothing.
        </p>
      </header>
      <section class="feed-form" aria-label="Feed a file">
        <FileChoice
          wish={wish}
          needsToken={status !== null && !status.openEditing}
          busy={busy}
          onChange={(next) => {
            setWish(next);
            if (next.file !== wish.file) setRunId(null);
          }}
        />
        <p class="actions">
          <button
            type="button"
            class={worth ? 'button quiet' : 'button'}
            disabled={!wish.file || busy}
            onClick={() => void send(true)}
          >
            Check it (dry run)
          </button>
          <button
            type="button"
            class={worth ? 'button' : 'button quiet'}
            disabled={!worth || busy}
            onClick={() => void send(false)}
          >
            Feed it
          </button>
          {busy || worth ? null : (
            <span class="small">{checked ? 'Nothing in this file is new.' : 'Feeding opens after the check.'}</span>
          )}
        </p>
        {demo ? (
          <p class="small">
            The first real file takes the place of the demo universe: its synthetic signals and editions are removed.
          </p>
        ) : null}
        {sent !== null ? <p role="status">Sending the file, {percent(sent)}</p> : null}
        {error ? (
          <p class="problem" role="alert">
            {error.message}
          </p>
        ) : null}
        {answer.error ? <Failed error={answer.error} retry={answer.retry} what="run" /> : null}
        {run ? <RunReport run={run} /> : null}
        {run?.status === 'done' && !run.dryRun ? (
          <p>
            The radars are being updated from it. <a href="/">See the radars</a>
          </p>
        ) : null}
        {run && isOver(run) ? <RefusalTable key={run.id} run={run} /> : null}
      </section>
      <section>
        <h2>Runs</h2>
        <RunList />
      </section>
    </div>
  );
}

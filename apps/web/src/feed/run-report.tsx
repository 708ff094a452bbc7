import type { IngestRun } from '../api/types.js';
import { bytes, count } from '../text/format.js';

const STATES: Readonly<Record<IngestRun['status'], string>> = {
  queued: 'Waiting for a worker',
  running: 'Reading',
  done: 'Done',
  failed: 'Stopped',
};

/** How far a run is and what it did; the numbers add up to what was read. */
export function RunReport({ run }: { run: IngestRun }) {
  const share = run.status === 'done' ? 1 : run.bytesTotal ? run.bytesRead / run.bytesTotal : 0;
  const parts: readonly (readonly [string, number])[] = [
    [run.dryRun ? 'would be new' : 'new', run.new],
    [run.dryRun ? 'would change' : 'changed', run.changed],
    ['duplicate', run.duplicate],
    ['refused', run.refused],
  ];
  return (
    <div class="run-report">
      <p role="status">
        <strong>
          {STATES[run.status]}
          {run.dryRun ? ', dry run: nothing is changed' : ''}
        </strong>
        {run.bytesTotal ? (
          <span class="small">
            {' '}
            {bytes(run.bytesRead)} of {bytes(run.bytesTotal)}
          </span>
        ) : null}
      </p>
      <progress max="1" value={share} aria-label="Share of the file that is read" />
      <dl class="counts">
        <div class="sum">
          <dt>rows read</dt>
          <dd>{count(run.read)}</dd>
        </div>
        {parts.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(n)}</dd>
          </div>
        ))}
      </dl>
      {run.error ? (
        <p class="problem" role="alert">
          {run.error}
        </p>
      ) : null}
    </div>
  );
}

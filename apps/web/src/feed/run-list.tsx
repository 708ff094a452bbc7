import type { IngestRun, Page } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count, moment } from '../text/format.js';

const STATES: Readonly<Record<IngestRun['status'], string>> = {
  queued: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
};

/** The last imports and pulls, newest first. */
export function RunList() {
  const { data, error, retry } = useApi<Page<IngestRun>>('/ingest-runs?limit=20', 5000);
  if (error && !data) return <Failed error={error} retry={retry} what="list of runs" />;
  if (!data) return <SkeletonLines lines={5} label="Loading the runs" />;
  if (data.items.length === 0) return <p>Nothing has been fed yet.</p>;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Runs">
      <table class="runs">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">When, Brussels time</th>
            <th scope="col">State</th>
            <th scope="col">Read</th>
            <th scope="col">New</th>
            <th scope="col">Changed</th>
            <th scope="col">Duplicate</th>
            <th scope="col">Refused</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <a href={`/feed/${run.id}`}>{run.label.split('/').at(-1) || run.label}</a>
              </th>
              <td>{moment(run.createdAt)}</td>
              <td>
                {STATES[run.status]}
                {run.dryRun ? ', dry run' : ''}
              </td>
              <td>{count(run.read)}</td>
              <td>{count(run.new)}</td>
              <td>{count(run.changed)}</td>
              <td>{count(run.duplicate)}</td>
              <td>{count(run.refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

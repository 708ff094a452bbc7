import { useState } from 'preact/hooks';
import type { IngestRun, Refusals } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { Failed } from '../state/failed.js';
import { count } from '../text/format.js';

/** Refused rows with their reasons, a hundred at a time. The rest of the file is kept. */
export function RefusalTable({ run }: { run: IngestRun }) {
  const [after, setAfter] = useState<readonly number[]>([0]);
  const { data, error, retry } = useApi<Refusals>(
    run.refused > 0 ? `/ingest-runs/${run.id}/refusals?limit=100&after=${after.at(-1)}` : null,
  );
  if (run.refused === 0) return null;
  return (
    <section class="refusals">
      <h2>{count(run.refused)} refused</h2>
      <p class="small">
        These rows were left out; all others were read. Mend them and feed the file again: what is known already is not
        added twice.
      </p>
      {error ? <Failed error={error} retry={retry} what="list of refused rows" /> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Refused rows">
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Id</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {data?.items.map(({ row, id, reason }) => (
              <tr key={row}>
                <td>{count(row)}</td>
                <td>{id ?? ''}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        {after.length > 1 ? (
          <button type="button" class="button quiet" onClick={() => setAfter(after.slice(0, -1))}>
            Earlier rows
          </button>
        ) : null}
        {data?.nextAfter != null ? (
          <button type="button" class="button quiet" onClick={() => setAfter([...after, data.nextAfter!])}>
            Later rows
          </button>
        ) : null}
      </p>
    </section>
  );
}

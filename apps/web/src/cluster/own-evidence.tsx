import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { DataTable } from '../table/data-table.js';
import type { Framed } from './cluster-frame.js';
import { ImportBox } from './import-box.js';
import type { OwnSignal } from './types.js';

/** Patents, projects, deals and articles that the cluster brings along: for its own eyes, unless it shares them. */
export function OwnEvidence({ id, manages, onChange }: Framed & { onChange: () => void }) {
  const { data, retry } = useApi<{ items: readonly OwnSignal[] }>(`/clusters/${id}/evidence?limit=50`);
  const sending = useSend();
  const share = async (signal: OwnSignal): Promise<void> => {
    const sent = await sending.send('PUT', `/clusters/${id}/evidence/${signal.rowId}/shared`, {
      shared: !signal.shared,
    });
    if (!sent.ok) return;
    say(signal.shared ? 'Taken back: no longer public.' : 'Shared: it becomes a public signal.');
    retry();
  };
  const remove = async (signal: OwnSignal): Promise<void> => {
    const sent = await sending.send('DELETE', `/clusters/${id}/evidence/${signal.rowId}`);
    if (!sent.ok) return;
    say('Deleted.');
    onChange();
  };
  return (
    <section class="cluster-section" id="evidence">
      <h2>Own evidence</h2>
      <p class="measure">
        What you bring stays with the cluster: no radar, search or comparison of others sees it. In the benchmark it
        stands beside the public counts.
      </p>
      {data && data.items.length > 0 ? (
        <DataTable
          caption="Own evidence"
          rowKey={(signal) => signal.rowId}
          rows={data.items}
          columns={[
            { name: 'Title', cell: (signal) => signal.title, by: (signal) => signal.title },
            { name: 'Kind', cell: (signal) => signal.kind },
            { name: 'Date', cell: (signal) => signal.date, by: (signal) => signal.date },
            { name: 'Trends', number: true, cell: (signal) => signal.trends.length },
            { name: 'Seen by', cell: (signal) => (signal.shared ? 'everybody' : 'the cluster') },
            ...(manages
              ? [
                  {
                    name: 'Change',
                    cell: (signal: OwnSignal) => (
                      <span class="row-actions">
                        <button
                          type="button"
                          class="as-link"
                          disabled={sending.busy}
                          onClick={() => void share(signal)}
                        >
                          {signal.shared ? 'Take back' : 'Share'}
                          <span class="hidden-text"> {signal.title}</span>
                        </button>
                        {signal.shared ? null : (
                          <button
                            type="button"
                            class="as-link"
                            disabled={sending.busy}
                            onClick={() => void remove(signal)}
                          >
                            Delete<span class="hidden-text"> {signal.title}</span>
                          </button>
                        )}
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      <FormError error={sending.error} />
      {manages ? (
        <ImportBox id={id} what="evidence" onDone={onChange}>
          CSV, JSON Lines or a feed, with the fields of a signal: <code>title</code> and <code>date</code>, and where
          known <code>id</code>, <code>kind</code>, <code>text</code>, <code>url</code>, <code>organisations</code>,{' '}
          <code>codes</code>, <code>amountEur</code>.
        </ImportBox>
      ) : null}
    </section>
  );
}

import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { CallFacts } from './call-facts.js';
import type { FittingCall, FittingCalls } from './call-types.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';

export default function ClusterCallsPage() {
  return <ClusterFrame>{(framed) => <CallsView key={framed.id} {...framed} />}</ClusterFrame>;
}

function CallsView({ id, manages }: Framed) {
  const { data, error, retry } = useApi<FittingCalls>(`/clusters/${id}/calls?limit=50`);
  const sending = useSend();
  const plan = async (call: FittingCall): Promise<void> => {
    const body = {
      title: `Apply: ${call.title}`.slice(0, 200),
      due: call.nextDeadline,
      because: `Call ${call.id.slice(0, 200)}`,
    };
    const sent = await sending.send('POST', `/clusters/${id}/actions`, body);
    if (sent.ok) say('Added to the plan.');
  };
  if (error) return <Failed error={error} retry={retry} what="calls" />;
  if (!data) return <SkeletonLines lines={8} label="Looking for calls that fit" />;
  return (
    <section class="cluster-section">
      <h2>Calls that fit</h2>
      <p class="measure">
        {data.looked === 0
          ? 'No calls are known here yet. An editor takes them in, or the source "EU Funding & Tenders" is switched on.'
          : `${data.items.length} of ${data.looked} calls that can still be entered speak of your gaps, strengths, watched trends or readiness.`}{' '}
        <a href="/calls">All calls and saved searches</a>
      </p>
      <FormError error={sending.error} />
      <ol class="call-list">
        {data.items.map((call) => (
          <li key={call.id}>
            <h3>
              <a href={`/calls/${encodeURIComponent(call.id)}`}>{call.title}</a>
            </h3>
            <CallFacts call={call} />
            <ul class="reasons">
              {call.reasons.map((reason) => (
                <li key={`${reason.kind}/${reason.label}`}>
                  <span class="badge">{reason.kind}</span> {reason.label}{' '}
                  <span class="small">speaks of {reason.terms.join(', ')}</span>
                </li>
              ))}
            </ul>
            {manages ? (
              <button type="button" class="as-link" disabled={sending.busy} onClick={() => void plan(call)}>
                Into the plan<span class="hidden-text">: {call.title}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

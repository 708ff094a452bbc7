import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import type { PartnerList } from './call-types.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import './fitting.css';

export default function PartnersPage() {
  return <ClusterFrame>{(framed) => <PartnersView key={framed.id} {...framed} />}</ClusterFrame>;
}

function PartnersView({ id, profile, manages }: Framed) {
  const { data, error, retry } = useApi<PartnerList>(`/clusters/${id}/partners`);
  const sending = useSend();
  const plan = async (name: string, because: string): Promise<void> => {
    const sent = await sending.send('POST', `/clusters/${id}/actions`, {
      title: `Talk to ${name}`.slice(0, 200),
      because: because.slice(0, 300),
    });
    if (sent.ok) say('Added to the plan.');
  };
  if (error) return <Failed error={error} retry={retry} what="partners" />;
  if (!data) return <SkeletonLines lines={8} label="Looking for partners" />;
  return (
    <section class="cluster-section">
      <h2>Who would be a partner</h2>
      <p class="measure">
        {data.lookedAt === 0
          ? 'No other cluster of these ecosystems lets itself be suggested yet.'
          : `Of ${data.lookedAt} clusters that let themselves be suggested, those that are strong where you have a gap or are looking come first.`}{' '}
        {profile.suggested ? 'You are suggested to others, too.' : 'You yourself are not suggested to others.'}{' '}
        {manages ? <a href={`/cluster/${id}`}>Change it in the profile</a> : null}
      </p>
      <FormError error={sending.error} />
      <ol class="call-list">
        {data.items.map((partner) => (
          <li key={partner.id}>
            <h3>
              {partner.website ? (
                <a href={partner.website} rel="noreferrer">
                  {partner.name}
                </a>
              ) : (
                partner.name
              )}
            </h3>
            <p class="small">
              {[partner.nuts, partner.country].filter(Boolean).join(', ')} · fit {Math.round(100 * partner.score)} of
              100
              {partner.synthetic ? ' · synthetic' : ''}
            </p>
            <ul class="reasons">
              {partner.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            {manages ? (
              <button
                type="button"
                class="as-link"
                disabled={sending.busy}
                onClick={() => void plan(partner.name, partner.reasons[0] ?? '')}
              >
                Into the plan<span class="hidden-text">: {partner.name}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

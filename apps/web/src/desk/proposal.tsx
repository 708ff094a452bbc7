import { useState } from 'preact/hooks';
import type { Segment, TrendCard } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count, day, pathId } from '../text/format.js';
import { EvidenceList } from '../trend/evidence-list.js';
import { decide } from './decide.js';
import { MergeForm } from './merge-form.js';
import { RenameForm } from './rename-form.js';
import { RejectForm } from './reject-form.js';
import type { Decision, DeskTrend } from './types.js';

interface Props {
  readonly trend: DeskTrend;
  readonly ecosystem: string;
  readonly segments: readonly Segment[];
  readonly mayEdit: boolean;
  readonly changed: () => void;
}

type Open = 'rename' | 'merge' | 'reject' | null;

/** One discovered trend: what it says, what speaks for it, and what can be done with it. */
export function Proposal({ trend, ecosystem, segments, mayEdit, changed }: Props) {
  const sending = useSend();
  const [open, setOpen] = useState<Open>(null);
  const [looking, setLooking] = useState(false);
  const act = async (decision: Decision): Promise<void> => {
    const sent = await sending.attempt(() => decide(trend, decision, changed));
    if (sent.ok) setOpen(null);
  };
  const toggle = (what: Open) => () => {
    sending.clear();
    setOpen((before) => (before === what ? null : what));
  };
  const active = trend.status === 'active';
  return (
    <article class="panel proposal" aria-label={trend.name}>
      <header>
        <h3>
          <a href={`/trends/${pathId(trend.id)}`}>{trend.name}</a>
        </h3>
        <p class="small">
          {ecosystem} · {segments.find(({ id }) => id === trend.segment)?.name ?? trend.segment} ·{' '}
          {tn(trend.signals, '{n} signal', '{n} signals', { n: count(trend.signals) })} <State trend={trend} />
        </p>
      </header>
      <p class="measure">{trend.summary}</p>
      {trend.drivers.length > 0 ? <p class="small">{trend.drivers.join(' · ')}</p> : null}
      <p>
        <button type="button" class="as-link" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {looking ? t('Hide its evidence') : t('Look at its evidence')}
        </button>
      </p>
      {looking ? <ItsEvidence id={trend.id} /> : null}
      {mayEdit ? (
        <p class="actions">
          {active && !trend.accepted ? (
            <button type="button" class="button" disabled={sending.busy} onClick={() => void act({ action: 'accept' })}>
              {t('Accept')}
            </button>
          ) : null}
          {active ? (
            <>
              <Opener open={open === 'rename'} onClick={toggle('rename')} label={t('Rename or move')} />
              <Opener open={open === 'merge'} onClick={toggle('merge')} label={t('Merge')} />
              <Opener open={open === 'reject'} onClick={toggle('reject')} label={t('Reject')} />
            </>
          ) : (
            <button
              type="button"
              class="button quiet"
              disabled={sending.busy}
              onClick={() => void act({ action: 'reopen' })}
            >
              {t('Open again')}
            </button>
          )}
        </p>
      ) : null}
      {open === 'rename' ? (
        <RenameForm trend={trend} segments={segments} sending={sending} act={act} />
      ) : open === 'merge' ? (
        <MergeForm trend={trend} sending={sending} act={act} />
      ) : open === 'reject' ? (
        <RejectForm sending={sending} act={act} />
      ) : (
        <FormError error={sending.error} />
      )}
    </article>
  );
}

function Opener({ open, onClick, label }: { open: boolean; onClick: () => void; label: string }) {
  return (
    <button type="button" class="button quiet" aria-expanded={open} onClick={onClick}>
      {label}
    </button>
  );
}

function State({ trend }: { trend: DeskTrend }) {
  const { status, accepted, mergedInto, endedAt, endedReason } = trend;
  if (status === 'active')
    return accepted ? <span class="chip good">{t('accepted')}</span> : <span class="chip">{t('proposed')}</span>;
  return (
    <>
      <span class="chip bad">{t(status)}</span>{' '}
      {mergedInto ? <a href={`/trends/${pathId(mergedInto)}`}>{mergedInto}</a> : null} {endedAt ? day(endedAt) : ''}{' '}
      {endedReason ? `“${endedReason}”` : ''}
    </>
  );
}

function ItsEvidence({ id }: { id: string }) {
  const { data } = useApi<TrendCard>(`/trends/${pathId(id)}?merged=show`);
  if (!data) return <SkeletonLines lines={5} label={t('Loading')} />;
  return data.evidence.length > 0 ? (
    <EvidenceList items={data.evidence.slice(0, 8)} />
  ) : (
    <p class="small">{t('No signal speaks for it now.')}</p>
  );
}

import { useLocation } from 'preact-iso';
import type { RadarList } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t, word } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DeskFrame } from './desk-frame.js';
import { useMayEdit } from './may-edit.js';
import { Proposal } from './proposal.js';
import type { DeskTrend } from './types.js';

const SHOWN = {
  open: word('Waiting for a decision'),
  accepted: word('Accepted'),
  ended: word('Rejected, merged, retired'),
} as const;
type Shown = keyof typeof SHOWN;

const isShown = (trend: DeskTrend, shown: Shown): boolean => {
  if (shown === 'ended') return trend.status !== 'active';
  return trend.status === 'active' && trend.accepted === (shown === 'accepted');
};

/** Discovered trends, by what was decided about them. */
export function DeskPage() {
  const { query, route } = useLocation();
  const { data, error, retry } = useApi<readonly DeskTrend[]>('/desk/trends');
  const radars = useApi<RadarList>('/radars');
  const mayEdit = useMayEdit();
  const shown: Shown = query['show'] === 'accepted' || query['show'] === 'ended' ? query['show'] : 'open';
  const ecosystem = query['ecosystem'] ?? '';
  const names = new Map((radars.data?.radars ?? []).map((radar) => [radar.ecosystem, radar.name]));
  const all = (data ?? []).filter(({ origin }) => origin === 'discovered');
  const trends = all.filter((trend) => isShown(trend, shown) && (ecosystem === '' || trend.ecosystem === ecosystem));
  const to = (next: { show?: string; ecosystem?: string }): string => {
    const chosen = Object.entries({ show: shown, ecosystem, ...next });
    const text = new URLSearchParams(chosen.filter(([, value]) => value !== '' && value !== 'open')).toString();
    return text ? `/desk?${text}` : '/desk';
  };
  return (
    <DeskFrame here="/desk">
      {error ? <Failed error={error} retry={retry} what={t('desk')} /> : null}
      {!data && !error ? <SkeletonLines lines={12} label={t('Loading')} /> : null}
      {data ? (
        <>
          <div class="desk-filters">
            <nav aria-label={t('State')}>
              {(Object.keys(SHOWN) as Shown[]).map((key) => (
                <a key={key} class="chip" href={to({ show: key })} aria-current={key === shown ? 'true' : undefined}>
                  {t(SHOWN[key])} ({all.filter((trend) => isShown(trend, key)).length})
                </a>
              ))}
            </nav>
            <label>
              <span class="hidden-text">{t('Ecosystem')}</span>
              <select value={ecosystem} onChange={(event) => route(to({ ecosystem: event.currentTarget.value }))}>
                <option value="">{t('All ecosystems')}</option>
                {[...names].map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {trends.length === 0 ? (
            <p>{shown === 'open' ? t('Nothing waits here. New proposals come with new signals.') : t('None here.')}</p>
          ) : null}
          <div class="stack">
            {trends.map((trend) => (
              <Proposal
                key={trend.id}
                trend={trend}
                ecosystem={names.get(trend.ecosystem) ?? trend.ecosystem}
                segments={radars.data?.segments ?? []}
                mayEdit={mayEdit}
                changed={retry}
              />
            ))}
          </div>
        </>
      ) : null}
    </DeskFrame>
  );
}

import { inEnglish, t } from '../i18n/t.js';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import type { Explanation, Placement, Radar, TrendCard } from '../api/types.js';
import { pathId } from '../text/format.js';
import type { Answer } from '../api/use-api.js';
import { useApi } from '../api/use-api.js';
import { SaveButton } from '../collection/save-button.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { Waterfall } from '../trend/waterfall.js';
import { withQuery } from './filter.js';
import { RingBar } from './ring-bar.js';
import { story } from './sentences.js';
import { tintOf } from './tint.js';

interface Props {
  readonly radar: Radar;
  readonly placement: Placement;
  readonly card: Answer<TrendCard>;
  readonly onClose: () => void;
}

/** The card beside the radar: enough to decide whether to read on. */
export function TrendAside({ radar, placement, card, onClose }: Props) {
  const { trendId } = placement;
  const heading = useRef<HTMLHeadingElement>(null);
  // Someone who opened the card goes on reading there; who came by a link stays at the top of the page.
  useEffect(() => {
    if (document.activeElement && document.activeElement !== document.body) heading.current?.focus();
  }, [trendId]);
  const edition = radar.edition ? `?edition=${radar.edition.number}` : '';
  const why = useApi<Explanation>(`/radars/${radar.ecosystem}/trends/${pathId(trendId)}/explanation${edition}`);
  const firstEdition = radar.placements.every(({ movement }) => movement === 'new');
  const trend = card.data?.id === trendId ? card.data : null;
  const explanation = why.data?.trendId === trendId ? why.data : null;
  const onRadar = new Map(radar.placements.map(({ trendId: id, name }) => [id, name]));
  const related = trend?.related.filter(({ id }) => onRadar.has(id)) ?? [];
  // All at once, so that nothing jumps while parts arrive.
  const waiting = (!trend && !card.error) || (!explanation && !why.error);
  return (
    <article class="trend-aside" style={tintOf(radar.segments, placement.segment)} aria-label={placement.name}>
      <header>
        <p class="segment-name">
          {t(radar.segments.find(({ id }) => id === placement.segment)?.name ?? placement.segment)}
        </p>
        <button
          type="button"
          class="icon script-only"
          aria-label={t('Close the card')}
          title={t('Close (Esc)')}
          onClick={onClose}
        >
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path class="line" d="M6 6l12 12M18 6 6 18" />
          </svg>
        </button>
      </header>
      <h2 ref={heading} tabIndex={-1}>
        {placement.name}
      </h2>
      <div>
        <SaveButton kind="trend" id={trendId} title={placement.name} />
      </div>
      <p class="story">{story(placement, radar.rings, firstEdition)}</p>
      <RingBar placement={placement} rings={radar.rings} />
      {waiting ? (
        <SkeletonLines lines={16} label={t('Loading the card')} />
      ) : (
        <>
          {card.error ? (
            <Failed error={card.error} retry={card.retry} what={t('trend')} />
          ) : (
            <p lang={inEnglish()}>{trend?.summary}</p>
          )}
          <h3>{t('Why it sits here')}</h3>
          {explanation ? <Waterfall explanation={explanation} placement={placement} rings={radar.rings} /> : null}
          {why.error ? <Failed error={why.error} retry={why.retry} what={t('explanation')} /> : null}
          {explanation?.sentences[1] ? (
            <p class="small" lang={inEnglish()}>
              {explanation.sentences[1]}
            </p>
          ) : null}
          <RelatedHere related={related} />
        </>
      )}
      <p class="actions">
        <a class="button" href={`/trends/${pathId(trendId)}?on=${radar.ecosystem}`}>
          {t('Open the whole card')}
        </a>
      </p>
    </article>
  );
}

function RelatedHere({ related }: { related: TrendCard['related'] }) {
  const { path, query } = useLocation();
  if (related.length === 0) return null;
  return (
    <>
      <h3>{t('Related on this radar')}</h3>
      <ul class="plain-list">
        {related.map(({ id, name }) => (
          <li key={id}>
            <a href={withQuery(path, query, { trend: id })}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

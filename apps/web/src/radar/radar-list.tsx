import { t } from '../i18n/t.js';
import type { Placement, Radar } from '../api/types.js';
import { useLocation } from 'preact-iso';
import { withQuery } from './filter.js';
import { ringTitle } from './layout.js';
import { clockwise, numbers } from './order.js';
import { certaintySaid, ringName } from './sentences.js';
import { tintOf } from './tint.js';

interface Props {
  readonly radar: Radar;
  readonly chosen: ReadonlySet<string>;
  /** On a phone each segment is divided by ring, so that a row needs no more than a name. */
  readonly byRing: boolean;
  readonly focus: string | null;
  readonly onFocus: (id: string | null) => void;
}

/** The numbers explained: trends by segment, from the centre outward, each with its ring and how sure it is. */
export function RadarList({ radar, chosen, byRing, focus, onFocus }: Props) {
  const { path, query } = useLocation();
  const byNumber = numbers(radar.placements);
  const row = (placement: Placement) => (
    <li key={placement.trendId}>
      <a
        href={withQuery(path, query, { trend: placement.trendId })}
        data-row={placement.trendId}
        class={focus === placement.trendId ? 'row focus' : 'row'}
        onPointerEnter={() => onFocus(placement.trendId)}
        onPointerLeave={() => onFocus(null)}
        onFocus={() => onFocus(placement.trendId)}
        onBlur={() => onFocus(null)}
      >
        <span class="n">{byNumber.get(placement.trendId)}</span>
        <span class="name">{placement.name}</span>
        {byRing ? null : <span class="ring">{t(ringName(radar.rings, placement.ring))}</span>}
        <span class="sure" title={t('How sure its ring is')}>
          {certaintySaid(placement)}
        </span>
      </a>
    </li>
  );
  return (
    <div class="radar-list">
      {radar.segments.map((segment) => {
        const own = clockwise(radar.placements).filter(
          (placement) => placement.segment === segment.id && chosen.has(placement.trendId),
        );
        if (own.length === 0) return null;
        return (
          <section key={segment.id} style={tintOf(radar.segments, segment.id)}>
            <h2>
              {t(segment.name)} <span aria-hidden="true">{t('sure')}</span>
            </h2>
            {byRing ? (
              radar.rings.map((ring) => {
                const within = own.filter((placement) => placement.ring === ring.id);
                return within.length === 0 ? null : (
                  <div class="ring-group" key={ring.id}>
                    <h3>{ringTitle(ring)}</h3>
                    <ol>{within.map(row)}</ol>
                  </div>
                );
              })
            ) : (
              <ol>{own.map(row)}</ol>
            )}
          </section>
        );
      })}
    </div>
  );
}

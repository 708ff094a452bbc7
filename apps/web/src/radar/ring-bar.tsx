import { t } from '../i18n/t.js';
import type { Placement, Ring } from '../api/types.js';
import { surePercent } from '../text/format.js';
import { ringPercents } from './sentences.js';

/** How sure each ring is: the share of the resampled pictures that speak for it. */
export function RingBar({ placement, rings }: { placement: Placement; rings: readonly Ring[] }) {
  const percents = ringPercents(placement);
  return (
    <ul class="ring-bar" aria-label={t('How sure each ring is')}>
      {rings.map((ring) => {
        const share = placement.ringProbability[ring.id] ?? 0;
        return (
          <li key={ring.id} class={ring.id === placement.ring ? 'own' : ''}>
            <span class="label">{t(ring.name)}</span>
            <span class="track" aria-hidden="true">
              <i style={{ width: `${share * 100}%` }} />
            </span>
            <span class="value">{surePercent(percents[ring.id] ?? 0)}</span>
          </li>
        );
      })}
    </ul>
  );
}

import { t } from '../i18n/t.js';
import { count } from '../text/format.js';
import { blipRadius, legendVolumes } from './blip-size.js';

/** Three sizes and what they mean, and the other signs of a blip. */
export function SizeLegend({ top, max, firstEdition }: { top: number; max: number; firstEdition: boolean }) {
  const volumes = legendVolumes(top, max);
  return (
    <ul class="size-legend" aria-label={t('Signs')}>
      {volumes.map((volume, index) => {
        const r = blipRadius(volume, top, max);
        return (
          <li key={volume}>
            <svg width={2 * r + 2} height={2 * r + 2} aria-hidden="true">
              <circle cx={r + 1} cy={r + 1} r={r} />
            </svg>
            {index === 0 && volumes.length > 1
              ? t('up to {n}', { n: count(volume) })
              : index === volumes.length - 1
                ? t('{n} pieces of evidence', { n: count(volume) })
                : count(volume)}
          </li>
        );
      })}
      <li>
        <svg width="34" height="16" aria-hidden="true">
          <circle class="sure-low" cx="8" cy="8" r="6.5" />
          <circle class="sure-high" cx="26" cy="8" r="6.5" />
        </svg>
        {t('fuller: ring more certain')}
      </li>
      <li>
        <svg width="16" height="16" aria-hidden="true">
          <circle class="dashed" cx="8" cy="8" r="6.5" />
        </svg>
        {t('dashed: discovered')}
      </li>
      <li>
        <svg width="12" height="16" aria-hidden="true">
          <path class="solid" d="M2 4h8l-4 8Z" />
        </svg>
        {t('wedge: its share surely grows (inward) or shrinks')}
      </li>
      <li>
        <svg width="26" height="16" aria-hidden="true">
          <path class="aside" d="M2.5 8H14" />
          <circle class="solid" cx="2.5" cy="8" r="1.8" />
          <circle cx="19" cy="8" r="6" />
        </svg>
        {t('the dot is its true place')}
      </li>
      {firstEdition ? null : (
        <li>
          <svg width="30" height="16" aria-hidden="true">
            <path class="solid" d="M1 8l20-3.5v7Z" />
            <circle cx="22" cy="8" r="6" />
          </svg>
          {t('tail: where it stood before')}
        </li>
      )}
    </ul>
  );
}

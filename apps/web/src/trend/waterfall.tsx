import { t } from '../i18n/t.js';
import type { Explanation, Placement, Ring } from '../api/types.js';
import { kindCount } from '../radar/sentences.js';
import { decimal, percent } from '../text/format.js';
import { steps } from './waterfall-steps.js';

interface Props {
  readonly explanation: Explanation;
  readonly placement: Placement;
  readonly rings: readonly Ring[];
}

/** The contributions of each kind of evidence, one after the other, until they reach the radius; the rings lie behind. */
export function Waterfall({ explanation, placement, rings }: Props) {
  const rows = steps(explanation.contributions, explanation.radius);
  const pct = (share: number): string => `${Math.min(100, Math.max(0, share * 100))}%`;
  return (
    <figure class="waterfall">
      <div class="falls">
        <div class="bands" aria-hidden="true">
          {rings.map((ring, index) => (
            <span
              key={ring.id}
              class={`band-${index}`}
              style={{ left: pct(ring.inner), width: pct(ring.outer - ring.inner) }}
            >
              {t(ring.name)}
            </span>
          ))}
        </div>
        <ol>
          {rows.map(({ kind, from, to, printed, evidence, weightPercent, maturity }) => (
            <li key={kind}>
              <span class="what">{kindCount(kind, evidence)}</span>
              <span class="track" aria-hidden="true">
                <i style={{ left: pct(from), width: pct(to - from) }} />
              </span>
              <span
                class="value"
                title={t('Weight {weight}, maturity {maturity}', {
                  weight: percent(weightPercent / 100),
                  maturity: percent(maturity),
                })}
              >
                +{decimal(printed)}
              </span>
            </li>
          ))}
          <li class="sum">
            <span class="what">{t('Radius')}</span>
            <span class="track" aria-hidden="true">
              <b
                style={{
                  left: pct(placement.interval.low),
                  width: pct(placement.interval.high - placement.interval.low),
                }}
              />
              <em style={{ left: pct(explanation.radius) }} />
            </span>
            <span class="value">{decimal(explanation.radius)}</span>
          </li>
        </ol>
      </div>
      <figcaption class="small">
        {t(
          'Each part is the weight of a kind times how far it is from mature; together they give the radius, {radius}. The bar shows its 5th to 95th percentile, {low} to {high}.',
          {
            radius: decimal(explanation.radius),
            low: decimal(placement.interval.low),
            high: decimal(placement.interval.high),
          },
        )}
      </figcaption>
    </figure>
  );
}

import { t } from '../i18n/t.js';
import type { Ring, TrendCard } from '../api/types.js';
import { ringName } from '../radar/sentences.js';
import { day, decimal } from '../text/format.js';

const WIDTH = 340;
const NAMES = 62;
const HEIGHT = 120;

/** Where the trend stood in each edition: the centre of the radar is below, the rim above; with one edition, a sentence. */
export function HistoryChart({ history, rings }: { history: TrendCard['history']; rings: readonly Ring[] }) {
  const first = history[0];
  if (!first) return <p>{t('It has not been placed yet.')}</p>;
  if (history.length === 1)
    return (
      <p>
        {t('First placed in edition {edition}, as of {day}: {ring}, radius {radius}.', {
          edition: first.edition,
          day: day(first.asOf),
          ring: t(ringName(rings, first.ring)),
          radius: decimal(first.radius),
        })}
      </p>
    );
  const points = [...history].sort((a, b) => a.edition - b.edition);
  const x = (index: number): number => NAMES + 12 + (index / (points.length - 1)) * (WIDTH - NAMES - 24);
  const y = (radius: number): number => 6 + (1 - radius) * (HEIGHT - 12);
  return (
    <figure class="history">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('Radius by edition: {points}', {
          points: points
            .map(({ edition, radius }) => `${t('edition {number}', { number: edition })} ${decimal(radius)}`)
            .join(', '),
        })}
      >
        {rings.map((ring, index) => (
          <g key={ring.id}>
            <rect
              class={`band-${index}`}
              x={NAMES}
              width={WIDTH - NAMES}
              y={y(ring.outer)}
              height={y(ring.inner) - y(ring.outer)}
            />
            <text class="tick" x="0" y={(y(ring.outer) + y(ring.inner)) / 2 + 4}>
              {t(ring.name)}
            </text>
          </g>
        ))}
        <polyline class="line" points={points.map(({ radius }, index) => `${x(index)},${y(radius)}`).join(' ')} />
        {points.map(({ edition, radius, asOf }, index) => (
          <circle key={edition} class="point" cx={x(index)} cy={y(radius)} r="4">
            <title>{`${t('Edition {number}', { number: edition })}, ${day(asOf)}: ${decimal(radius)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption class="small">
        {t('{from} to {to}', { from: day(points[0]!.asOf), to: day(points.at(-1)!.asOf) })}
      </figcaption>
    </figure>
  );
}

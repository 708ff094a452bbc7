import { t } from '../i18n/t.js';
import type { SeriesPoint } from '../api/types.js';
import { kindsName } from '../radar/sentences.js';
import { KindSign } from '../radar/radar-filters.js';
import { count, decimal } from '../text/format.js';
import { type KindSeries, seriesByKind } from './series-years.js';

/** Independent evidence by year, one small picture for each kind; years that are not complete yet are hatched. */
export function SeriesCharts({ points }: { points: readonly SeriesPoint[] }) {
  const series = seriesByKind(points);
  if (series.length === 0) return <p>{t('No dated evidence yet.')}</p>;
  return (
    <div class="series">
      {series.map((one) => (
        <SeriesChart key={one.kind} series={one} />
      ))}
      <p class="small">
        {t('Hatched: the sources have not delivered these years in full; they are left out of growth and life cycle.')}
      </p>
    </div>
  );
}

const WIDTH = 160;
const HEIGHT = 64;
const TOP = 14;

function SeriesChart({ series: { kind, sum, top, years } }: { series: KindSeries }) {
  const step = WIDTH / years.length;
  const id = `hatch-${kind}`;
  const name = kindsName(kind);
  return (
    <figure>
      <figcaption>
        <KindSign kind={kind} /> {name.charAt(0).toUpperCase() + name.slice(1)} <span class="small">{count(sum)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + TOP + 20}`}
        role="img"
        aria-label={t('{name} by year, {from} to {to}, at most {top} in a year', {
          name,
          from: years[0]!.year,
          to: years.at(-1)!.year,
          top: count(top),
        })}
      >
        <defs>
          <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width="5" height="5" />
            <line class="hatch" x1="0" y1="0" x2="0" y2="5" />
          </pattern>
        </defs>
        <line class="grid" x1="0" x2={WIDTH} y1={TOP} y2={TOP} />
        <text class="tick" x="0" y={TOP - 3}>
          {count(top)}
        </text>
        {years.map(({ year, n, total, incomplete }, index) => {
          const h = top === 0 ? 0 : (n / top) * HEIGHT;
          return (
            <g key={year}>
              <title>{`${year}: ${total ? t('{n} of {total} ({share} %)', { n: count(n), total: count(total), share: decimal((n / total) * 100, 1) }) : count(n)}${incomplete ? `, ${t('incomplete')}` : ''}`}</title>
              <rect class="reach" x={index * step} y="0" width={step} height={HEIGHT + TOP} />
              <rect
                class="bar"
                x={index * step + step * 0.12}
                y={TOP + HEIGHT - h}
                width={step * 0.76}
                height={h}
                {...(incomplete ? { style: { fill: `url(#${id})` } } : {})}
              />
            </g>
          );
        })}
        <line class="axis" x1="0" x2={WIDTH} y1={TOP + HEIGHT} y2={TOP + HEIGHT} />
        <text class="tick" x="0" y={TOP + HEIGHT + 15}>
          {years[0]!.year}
        </text>
        <text class="tick end" x={WIDTH} y={TOP + HEIGHT + 15}>
          {years.at(-1)!.year}
        </text>
      </svg>
      <div class="hidden-text">
        <table>
          <caption>{t('{name} by year', { name })}</caption>
          <tbody>
            {years.map(({ year, n }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

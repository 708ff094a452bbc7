import { t } from '../i18n/t.js';
import { count } from '../text/format.js';

const WIDTH = 340;
const HEIGHT = 120;
const SHOWN = 25;

/** Evidence by year as columns; what is older than the chart reaches is said in words. */
export function YearColumns({ years }: { years: readonly { readonly year: number; readonly n: number }[] }) {
  const last = Math.max(...years.map(({ year }) => year));
  const first = Math.max(Math.min(...years.map(({ year }) => year)), last - SHOWN + 1);
  const shown = years.filter(({ year }) => year >= first);
  const older = years.filter(({ year }) => year < first).reduce((sum, { n }) => sum + n, 0);
  const top = Math.max(1, ...shown.map(({ n }) => n));
  const step = WIDTH / (last - first + 1);
  return (
    <figure class="year-columns">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
        role="img"
        aria-label={shown.map(({ year, n }) => `${year}: ${n}`).join(', ')}
      >
        {shown.map(({ year, n }) => (
          <rect
            key={year}
            x={(year - first) * step}
            width={Math.max(1, step - 2)}
            y={HEIGHT - (n / top) * HEIGHT}
            height={(n / top) * HEIGHT}
          >
            <title>{`${year}: ${count(n)}`}</title>
          </rect>
        ))}
        <text x="0" y={HEIGHT + 14}>
          {first}
        </text>
        <text x={WIDTH} y={HEIGHT + 14} text-anchor="end">
          {last}
        </text>
      </svg>
      <figcaption class="small">
        {t('At most {n} a year.', { n: count(top) })}
        {older > 0 ? ` ${t('{n} are older.', { n: count(older) })}` : ''}
      </figcaption>
    </figure>
  );
}

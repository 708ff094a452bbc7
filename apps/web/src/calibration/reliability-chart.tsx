import { t } from '../i18n/t.js';
import { TableScroll } from '../table/table-scroll.js';
import { count, percent } from '../text/format.js';
import type { Calibration } from './types.js';

const SIZE = 260;
const EDGE = 34;
const at = (share: number): number => EDGE + share * (SIZE - EDGE - 22);
const up = (share: number): number => SIZE - EDGE - share * (SIZE - EDGE - 22);

/** How sure was said against how often it came: on the diagonal the page keeps its word, below it was too sure. */
export function ReliabilityChart({ bins }: { bins: Calibration['reliability'] }) {
  const known = bins.filter(({ forecast, came }) => forecast !== null && came.share !== null);
  return (
    <figure class="reliability">
      <svg
        viewBox={`-12 0 ${SIZE + 12} ${SIZE}`}
        role="img"
        aria-label={t('Reliability of ring probabilities; the numbers stand in the table')}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="grid" x1={at(share)} x2={at(share)} y1={up(0)} y2={up(1)} />
            <line class="grid" x1={at(0)} x2={at(1)} y1={up(share)} y2={up(share)} />
            <text x={at(share)} y={SIZE - EDGE + 14} text-anchor="middle">
              {percent(share)}
            </text>
            <text x={EDGE - 5} y={up(share) + 4} text-anchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        <line class="ideal" x1={at(0)} y1={up(0)} x2={at(1)} y2={up(1)} />
        {known.map(({ from, forecast, came }) => (
          <g key={from}>
            <line class="range" x1={at(forecast!)} x2={at(forecast!)} y1={up(came.low)} y2={up(came.high)} />
            <circle cx={at(forecast!)} cy={up(came.share!)} r="4.5" />
          </g>
        ))}
        <text x={at(0.5)} y={SIZE - 4} text-anchor="middle">
          {t('said')}
        </text>
        <text x={EDGE} y={up(1) - 8}>
          {t('came')}
        </text>
      </svg>
      <TableScroll label={t('Reliability')}>
        <table class="table">
          <caption class="hidden-text">{t('How sure was said, and how often it came')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('Said')}</th>
              <th scope="col" class="number">
                {t('Came')}
              </th>
              <th scope="col" class="number">
                {t('Of')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, came }) => (
              <tr key={from}>
                <th scope="row">{`${percent(from)} – ${percent(to)}`}</th>
                <td class="number">{came.share === null ? '–' : percent(came.share)}</td>
                <td class="number">{count(came.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </figure>
  );
}

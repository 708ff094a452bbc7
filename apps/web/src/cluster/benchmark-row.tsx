import { t } from '../i18n/t.js';
import { useState } from 'preact/hooks';
import { IntervalPlot } from './interval-plot.js';
import { decimal } from '../text/format.js';
import { percent, times } from './names.js';
import type { TrendBenchmark } from './types.js';

/** A trend of the benchmark; its numbers open in place. */
export function BenchmarkRow({ trend }: { trend: TrendBenchmark }) {
  const [open, setOpen] = useState(false);
  return (
    <li class="bench-row">
      <div class="bench-name">
        <a href={`/trends/${trend.trendId}`}>{trend.name}</a>
        <button type="button" class="as-link small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('Why?')}
          <span class="hidden-text"> {trend.name}</span>
        </button>
      </div>
      <div class="bench-count">
        {trend.count}
        {trend.own > 0 ? (
          <span class="small" title={t('own evidence, beside it')}>
            {' '}
            {t('+ {n} own', { n: trend.own })}
          </span>
        ) : null}
        <span class="small"> {t('of {n} expected', { n: decimal(trend.expected, trend.expected < 10 ? 1 : 0) })}</span>
      </div>
      <IntervalPlot trend={trend} />
      {open ? <Why trend={trend} /> : null}
    </li>
  );
}

function Why({ trend }: { trend: TrendBenchmark }) {
  const { raw, growth, percentileInterval, peers } = trend;
  return (
    <dl class="facts bench-why">
      <div>
        <dt>{t('Judged')}</dt>
        <dd>
          {t('{ratio}, 90 % between {low} and {high}:', {
            ratio: times(trend.quotient),
            low: times(trend.interval.low),
            high: times(trend.interval.high),
          })}{' '}
          <strong>{t(trend.verdict)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t('As counted')}</dt>
        <dd>
          {t('{own} of the cluster’s evidence, {market} of the market’s', {
            own: percent(trend.share, 1),
            market: percent(trend.marketShare, 1),
          })}
          {raw
            ? `: ${t('{ratio}, 95 % between {low} and {high}', { ratio: times(raw.quotient), low: times(raw.low), high: times(raw.high) })}`
            : ''}
        </dd>
      </div>
      <div>
        <dt>{t('Among peers')}</dt>
        <dd>
          {trend.percentile === null
            ? t('rank {rank} of {of}', { rank: trend.rank, of: trend.of })
            : t('percentile {n}', { n: Math.round(trend.percentile) })}
          {percentileInterval
            ? ` (${t('{from} to {to}', { from: Math.round(percentileInterval.low), to: Math.round(percentileInterval.high) })})`
            : ''}
          {'; '}
          {peers
            ? t('the peers’ median is {ratio}', { ratio: times(peers.median) })
            : t('too few peers to show how they spread')}
        </dd>
      </div>
      <div>
        <dt>{t('Growth')}</dt>
        <dd>
          {growth
            ? t(
                '{ratio} the market’s in the last three years against the three before, 90 % between {low} and {high}',
                { ratio: times(growth.ratio), low: times(growth.low), high: times(growth.high) },
              )
            : t('not known')}
        </dd>
      </div>
      <div>
        <dt>{t('Nearby')}</dt>
        <dd>
          {trend.density === null
            ? t('no related trend is known')
            : t('specialised in {share} of what is related to it', { share: percent(trend.density) })}
        </dd>
      </div>
    </dl>
  );
}

import { useState } from 'preact/hooks';
import { IntervalPlot } from './interval-plot.js';
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
          Why?<span class="hidden-text"> {trend.name}</span>
        </button>
      </div>
      <div class="bench-count">
        {trend.count}
        {trend.own > 0 ? (
          <span class="small" title="own evidence, beside it">
            {' '}
            + {trend.own} own
          </span>
        ) : null}
        <span class="small"> of {trend.expected.toFixed(trend.expected < 10 ? 1 : 0)} expected</span>
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
        <dt>Judged</dt>
        <dd>
          {times(trend.quotient)}, 90 % between {times(trend.interval.low)} and {times(trend.interval.high)}:{' '}
          <strong>{trend.verdict}</strong>
        </dd>
      </div>
      <div>
        <dt>As counted</dt>
        <dd>
          {percent(trend.share, 1)} of the cluster's evidence, {percent(trend.marketShare, 1)} of the market's
          {raw ? `: ${times(raw.quotient)}, 95 % between ${times(raw.low)} and ${times(raw.high)}` : ''}
        </dd>
      </div>
      <div>
        <dt>Among peers</dt>
        <dd>
          {trend.percentile === null
            ? `rank ${trend.rank} of ${trend.of}`
            : `percentile ${Math.round(trend.percentile)}`}
          {percentileInterval
            ? ` (${Math.round(percentileInterval.low)} to ${Math.round(percentileInterval.high)})`
            : ''}
          {peers ? `; peers' median ${times(peers.median)}` : '; too few peers to show how they spread'}
        </dd>
      </div>
      <div>
        <dt>Growth</dt>
        <dd>
          {growth
            ? `${times(growth.ratio)} the market's in the last three years against the three before, 90 % between ${times(growth.low)} and ${times(growth.high)}`
            : 'not known'}
        </dd>
      </div>
      <div>
        <dt>Nearby</dt>
        <dd>
          {trend.density === null
            ? 'no related trend is known'
            : `specialised in ${percent(trend.density)} of what is related to it`}
        </dd>
      </div>
    </dl>
  );
}

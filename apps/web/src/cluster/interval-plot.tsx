import { t } from '../i18n/t.js';
import { times } from './names.js';
import type { TrendBenchmark } from './types.js';

const TICKS = [0.25, 0.5, 1, 2, 4];
const LOW = 0.2;
const HIGH = 5;
const WIDTH = 320;

/** Place of a ratio on a logarithmic scale from a fifth to five times. */
const x = (ratio: number): number =>
  (WIDTH * Math.log(Math.min(HIGH, Math.max(LOW, ratio)) / LOW)) / Math.log(HIGH / LOW);

/** The scale above the plots. */
export function IntervalScale() {
  return (
    <svg class="interval-scale" viewBox={`-14 0 ${WIDTH + 28} 18`} aria-hidden="true">
      {TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y={13} text-anchor="middle">
          {times(tick)}
        </text>
      ))}
    </svg>
  );
}

/** One trend: the cluster as a dot with its interval, the middle half of the peers as a band, 1 = like the market. */
export function IntervalPlot({ trend }: { trend: TrendBenchmark }) {
  const { quotient, interval, peers, verdict } = trend;
  return (
    <svg
      class={`interval-plot ${verdict.replaceAll(' ', '-')}`}
      viewBox={`-14 0 ${WIDTH + 28} 24`}
      role="img"
      aria-label={sentence(trend)}
    >
      {TICKS.map((tick) => (
        <line key={tick} class={tick === 1 ? 'even' : 'tick'} x1={x(tick)} x2={x(tick)} y1={0} y2={24} />
      ))}
      {peers ? (
        <>
          <rect class="peers" x={x(peers.q1)} y={5} width={Math.max(2, x(peers.q3) - x(peers.q1))} height={14} />
          <line class="peer-median" x1={x(peers.median)} x2={x(peers.median)} y1={5} y2={19} />
        </>
      ) : null}
      <line class="span" x1={x(interval.low)} x2={x(interval.high)} y1={12} y2={12} />
      {verdict === 'strength' ? (
        <circle class="dot" cx={x(quotient)} cy={12} r={5.5} />
      ) : verdict === 'gap' ? (
        <circle class="dot hollow" cx={x(quotient)} cy={12} r={5} />
      ) : (
        <circle class="dot grey" cx={x(quotient)} cy={12} r={4} />
      )}
    </svg>
  );
}

const sentence = ({ quotient, interval, verdict, peers }: TrendBenchmark): string =>
  [
    t('{ratio} of what the market would make one expect, 90 % between {low} and {high}: {verdict}.', {
      ratio: times(quotient),
      low: times(interval.low),
      high: times(interval.high),
      verdict: t(verdict),
    }),
    peers ? t('Half of the peers lie between {low} and {high}.', { low: times(peers.q1), high: times(peers.q3) }) : '',
  ].join(' ');

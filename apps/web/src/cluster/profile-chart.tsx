import type { DimensionView } from './readiness-types.js';
import { percent } from './names.js';

const WIDTH = 420;
const x = (share: number): number => WIDTH * share;

/** One line a dimension: where the cluster is, where it wants to be, where it was, and the middle half of the others. */
export function ProfileChart({
  dimensions,
  beforeLabel,
}: {
  dimensions: readonly DimensionView[];
  beforeLabel: string | null;
}) {
  return (
    <figure class="profile-chart">
      <ul>
        {dimensions.map((dimension) => (
          <li key={dimension.id}>
            <span class="profile-name">{dimension.name}</span>
            <svg viewBox={`-8 0 ${WIDTH + 16} 26`} role="img" aria-label={sentence(dimension, beforeLabel)}>
              {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
                <line key={tick} class="tick" x1={x(tick)} x2={x(tick)} y1={0} y2={26} />
              ))}
              {dimension.peers.shown ? (
                <rect
                  class="peers"
                  x={x(dimension.peers.q1)}
                  y={6}
                  width={Math.max(2, x(dimension.peers.q3 - dimension.peers.q1))}
                  height={14}
                />
              ) : null}
              {dimension.score !== null ? (
                <rect class="bar" x={0} y={10} width={x(dimension.score)} height={6} />
              ) : null}
              {dimension.before !== null ? <circle class="before" cx={x(dimension.before)} cy={13} r={4} /> : null}
              {dimension.score !== null ? <circle class="now" cx={x(dimension.score)} cy={13} r={5.5} /> : null}
              {dimension.target !== null && dimension.target !== dimension.score ? (
                <path class="target" d={`M${x(dimension.target)} 5 l5 8 l-5 8 l-5 -8 z`} />
              ) : null}
            </svg>
            <span class="profile-value">
              {dimension.score === null ? '–' : percent(dimension.score)}
              {dimension.change !== null && Math.abs(dimension.change) >= 0.005 ? (
                <span class="small">
                  {' '}
                  {dimension.change > 0 ? '+' : '−'}
                  {Math.round(100 * Math.abs(dimension.change))} since {beforeLabel}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <figcaption class="small">
        ● now {beforeLabel ? `, ○ ${beforeLabel}` : ''}, ◇ target; the band is the middle half of other clusters, from
        five on.
      </figcaption>
    </figure>
  );
}

function sentence({ name, score, target, before, peers }: DimensionView, beforeLabel: string | null): string {
  const parts = [score === null ? 'not answered' : percent(score)];
  if (target !== null) parts.push(`target ${percent(target)}`);
  if (before !== null) parts.push(`${percent(before)} at ${beforeLabel}`);
  if (peers.shown) parts.push(`half of ${peers.n} others lie between ${percent(peers.q1)} and ${percent(peers.q3)}`);
  return `${name}: ${parts.join(', ')}`;
}

import type { Segment, TrendCard } from '../api/types.js';
import { SaveButton } from '../collection/save-button.js';
import { WatchButton } from '../collection/watch-button.js';
import { tintOf } from '../radar/tint.js';
import { pathId } from '../text/format.js';
import { TrendTools } from './trend-tools.js';

interface Props {
  readonly trend: TrendCard;
  readonly segments: readonly Segment[];
  readonly names: ReadonlyMap<string, string>;
}

export function TrendHeader({ trend, segments, names }: Props) {
  const radars = trend.placements.length > 0 ? trend.placements.map(({ ecosystem }) => ecosystem) : [trend.ecosystem];
  return (
    <header class="trend-header" style={tintOf(segments, trend.segment)}>
      <p class="segment-name">
        {segments.find(({ id }) => id === trend.segment)?.name ?? trend.segment}
        {trend.origin === 'discovered' ? (
          <span class="small"> · discovered in the signals, not yet curated</span>
        ) : null}
      </p>
      <h1>{trend.name}</h1>
      <p class="summary">{trend.summary}</p>
      <div class="trend-keep">
        <SaveButton kind="trend" id={trend.id} title={trend.name} />
        <WatchButton label="Tell me when it moves" wanted={{ kind: 'trend', trendId: trend.id }} />
        <TrendTools name={trend.name} />
      </div>
      <p class="small">
        On the {radars.length === 1 ? 'radar' : 'radars'} of{' '}
        {radars.map((ecosystem, index) => (
          <span key={ecosystem}>
            {index === 0 ? '' : index === radars.length - 1 ? ' and ' : ', '}
            <a href={`/radars/${ecosystem}?trend=${pathId(trend.id)}`}>{names.get(ecosystem) ?? ecosystem}</a>
          </span>
        ))}
      </p>
    </header>
  );
}

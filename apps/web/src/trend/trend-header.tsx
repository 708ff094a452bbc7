import { inEnglish, t, tn } from '../i18n/t.js';
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
  /** The radar on which its place is shown. */
  readonly ecosystem: string;
}

export function TrendHeader({ trend, segments, names, ecosystem }: Props) {
  const radars =
    trend.placements.length > 0 ? trend.placements.map((placement) => placement.ecosystem) : [trend.ecosystem];
  return (
    <header class="trend-header" style={tintOf(segments, trend.segment)}>
      <p class="segment-name">
        {t(segments.find(({ id }) => id === trend.segment)?.name ?? trend.segment)}
        {trend.origin === 'discovered' ? (
          <span class="small"> · {t('discovered in the signals, not yet curated')}</span>
        ) : null}
      </p>
      <h1 lang={inEnglish()}>{trend.name}</h1>
      <p class="summary" lang={inEnglish()}>
        {trend.summary}
      </p>
      <div class="trend-keep">
        <SaveButton kind="trend" id={trend.id} title={trend.name} />
        <WatchButton label={t('Tell me when it moves')} wanted={{ kind: 'trend', trendId: trend.id }} />
        <TrendTools id={trend.id} name={trend.name} ecosystem={ecosystem} />
      </div>
      <p class="small">
        {tn(radars.length, 'On the radar of', 'On the radars of')}{' '}
        {radars.map((one, index) => (
          <span key={one}>
            {index === 0 ? '' : index === radars.length - 1 ? ` ${t('and')} ` : ', '}
            <a href={`/radars/${one}?trend=${pathId(trend.id)}`}>{names.get(one) ?? one}</a>
          </span>
        ))}
      </p>
    </header>
  );
}

import { t } from '../i18n/t.js';
import { pathId } from '../text/format.js';
import type { LabTrend } from './types.js';

const percentOf = (rank: number, field: number): string => `${field > 1 ? ((rank - 1) / (field - 1)) * 100 : 50}%`;

/** A row a trend: its rank now, how far the rank may be, and the published one. The same stands in words in each row. */
export function RankChart({ trends, ringName }: { trends: readonly LabTrend[]; ringName: (id: string) => string }) {
  const field = trends.length;
  return (
    <ol class="rank-chart">
      {trends.map((trend) => {
        const { trendId, name, rank, rankInterval, fragile, published, ring } = trend;
        const moved = rank === null ? 0 : published.rank - rank;
        return (
          <li key={trendId} class={fragile ? 'fragile' : undefined}>
            <span class="rank">{rank ?? '–'}</span>
            <a href={`/trends/${pathId(trendId)}`}>{name}</a>
            <span class="track" aria-hidden="true">
              {rankInterval ? (
                <i
                  class="range"
                  style={{
                    left: percentOf(rankInterval.low, field),
                    width: `calc(${percentOf(rankInterval.high, field)} - ${percentOf(rankInterval.low, field)})`,
                  }}
                />
              ) : null}
              <i class="was" style={{ left: percentOf(published.rank, field) }} />
              {rank === null ? null : <i class="now" style={{ left: percentOf(rank, field) }} />}
            </span>
            <span class="small words">
              {rank === null
                ? t('no evidence left to place it by')
                : t('{ring}, {low} to {high}{moved}{fragile}', {
                    ring: ringName(ring ?? ''),
                    low: Math.round(rankInterval?.low ?? rank),
                    high: Math.round(rankInterval?.high ?? rank),
                    moved: moved === 0 ? '' : moved > 0 ? `, ↑${moved}` : `, ↓${-moved}`,
                    fragile: fragile ? `, ${t('not robust')}` : '',
                  })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

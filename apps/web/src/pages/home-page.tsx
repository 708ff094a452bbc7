import { t } from '../i18n/t.js';
import type { RadarList } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { SmallRadarCard, SmallRadarSkeleton } from '../radar/small-radar-card.js';
import { usePageTitle } from '../shell/page-title.js';
import { NoEdition } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { count, day } from '../text/format.js';

export function HomePage() {
  usePageTitle(null);
  const { data, error, retry } = useApi<RadarList>('/radars');
  const trends = new Set(data?.radars.flatMap((radar) => radar.blips.map(({ trendId }) => trendId))).size;
  return (
    <div class="page home">
      <header class="lead">
        <h1>{t('What is coming to Europe’s 14 industrial ecosystems')}</h1>
        <p>
          {data?.edition
            ? t(
                '{trends} trends, some on several radars, placed from {signals} signals as of {day}. Near the centre: act now. At the rim: watch.',
                {
                  trends: count(trends),
                  signals: count(data.edition.signalCount),
                  day: day(data.edition.asOf),
                },
              )
            : t('Near the centre: act now. At the rim: watch.')}
        </p>
      </header>
      {error ? <Failed error={error} retry={retry} what={t('list of radars')} /> : null}
      {data && !data.edition ? <NoEdition /> : null}
      {data?.edition ? (
        <ol class="plate">
          {data.radars.map((radar) => (
            <SmallRadarCard key={radar.ecosystem} radar={radar} segments={data.segments} rings={data.rings} />
          ))}
        </ol>
      ) : null}
      {!data && !error ? (
        <ol class="plate" aria-busy="true" aria-label={t('Loading the radars')}>
          {Array.from({ length: 14 }, (_, index) => (
            <SmallRadarSkeleton key={index} />
          ))}
        </ol>
      ) : null}
    </div>
  );
}

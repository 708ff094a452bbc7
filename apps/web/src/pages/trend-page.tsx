import { inEnglish, t } from '../i18n/t.js';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Explanation, RadarList, TrendCard } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count, country, pathId } from '../text/format.js';
import { Bars } from '../text/bars.js';
import { EvidenceList } from '../trend/evidence-list.js';
import { HistoryChart } from '../trend/history-chart.js';
import { RelatedTrends } from '../trend/related-trends.js';
import { SeriesCharts } from '../trend/series-charts.js';
import { TrendCalls } from '../trend/trend-calls.js';
import { TrendHeader } from '../trend/trend-header.js';
import { TrendPlace } from '../trend/trend-place.js';
import { AnalysisPanel } from '../trend-life/analysis-panel.js';
import { ReportLinks } from '../trend-life/report-links.js';
import { TrendFate } from '../trend-life/trend-fate.js';

/** The whole card of a trend: what it is, why it sits where it sits, and everything that speaks for it. */
export function TrendPage() {
  const { params } = useRoute();
  const { query, route } = useLocation();
  const id = params.id ?? '';
  const { data, error, retry } = useApi<TrendCard>(`/trends/${pathId(id)}`);
  const radars = useApi<RadarList>('/radars');
  const trend = data?.id === id ? data : null;
  const placement =
    trend?.placements.find(({ ecosystem }) => ecosystem === query.on) ??
    trend?.placements.find(({ ecosystem }) => ecosystem === trend.ecosystem) ??
    trend?.placements[0] ??
    null;
  const why = useApi<Explanation>(placement ? `/radars/${placement.ecosystem}/trends/${pathId(id)}/explanation` : null);
  usePageTitle(trend?.name ?? null, trend?.summary ?? null);
  // A merged trend leads to the one that goes on from it: the address follows.
  useEffect(() => {
    if (data?.life?.merged.some((former) => former.id === id)) route(`/trends/${pathId(data.id)}`, true);
  }, [data, id]);

  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('trend')} />
      </div>
    );
  if (!trend)
    return (
      <div class="page">
        <SkeletonLines lines={9} label={t('Loading the trend')} />
      </div>
    );
  const rings = radars.data?.rings ?? [];
  const names = new Map((radars.data?.radars ?? []).map(({ ecosystem, name }) => [ecosystem, t(name)]));
  const independent = trend.series.reduce((sum, { n }) => sum + n, 0);
  const all = `/signals?trend=${pathId(trend.id)}`;
  return (
    <article class="page trend">
      <TrendHeader
        trend={trend}
        segments={radars.data?.segments ?? []}
        names={names}
        ecosystem={placement?.ecosystem ?? trend.ecosystem}
      />
      <TrendFate life={trend.life} status={trend.status} />
      <ReportLinks trendId={trend.id} />
      <div class="trend-grid">
        <div class="trend-column">
          <TrendPlace trend={trend} placement={placement} explanation={why} rings={rings} names={names} />
          <section class="evidence-part" aria-labelledby="evidence-title">
            <h2 id="evidence-title">
              {t('Evidence')}{' '}
              <a class="small" href={all}>
                {t('all signals of this trend')}
              </a>
            </h2>
            {trend.evidence.length > 0 ? (
              <>
                {trend.evidence.length < independent ? (
                  <p class="small">
                    {t('The clearest {n} of {total} pieces of independent evidence.', {
                      n: count(trend.evidence.length),
                      total: count(independent),
                    })}
                  </p>
                ) : null}
                <EvidenceList items={trend.evidence} />
              </>
            ) : (
              <p>{t('No signal speaks for it yet.')}</p>
            )}
          </section>
        </div>
        <div class="trend-column">
          <section aria-labelledby="series-title">
            <h2 id="series-title">{t('Evidence by year')}</h2>
            <SeriesCharts points={trend.series} />
          </section>
          <AnalysisPanel trendId={trend.id} />
          {trend.drivers.length > 0 ? (
            <section>
              <h2>{t('Drivers')}</h2>
              <ul class="plain-list" lang={inEnglish()}>
                {trend.drivers.map((driver) => (
                  <li key={driver}>{driver}</li>
                ))}
              </ul>
            </section>
          ) : null}
          {trend.countries.length > 0 ? (
            <section>
              <h2>
                {t('Countries')} <FirstOf items={trend.countries} />
              </h2>
              <Bars
                items={trend.countries.map(({ country: code, n }) => ({
                  name: country(code),
                  n,
                  href: `${all}&country=${code}`,
                }))}
              />
            </section>
          ) : null}
          {trend.actors.length > 0 ? (
            <section>
              <h2>
                {t('Actors')} <FirstOf items={trend.actors} />
              </h2>
              <Bars items={trend.actors} />
            </section>
          ) : null}
          {trend.publishers.length > 0 ? (
            <section>
              <h2>
                {t('Publishers')} <FirstOf items={trend.publishers} />
              </h2>
              <Bars items={trend.publishers} />
            </section>
          ) : null}
          <TrendCalls trendId={trend.id} />
          <RelatedTrends related={trend.related} names={names} />
          <section>
            <h2>{t('Over the editions')}</h2>
            <HistoryChart
              history={trend.history.filter(({ ecosystem }) => ecosystem === placement?.ecosystem)}
              rings={rings}
            />
          </section>
        </div>
      </div>
    </article>
  );
}

/** As many as the card lists at most: there may be more. */
const LISTED = 10;
const FirstOf = ({ items }: { items: readonly unknown[] }) =>
  items.length < LISTED ? null : <span class="small">{t('the first {n}', { n: items.length })}</span>;

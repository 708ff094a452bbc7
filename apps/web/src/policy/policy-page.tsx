import { useLocation } from 'preact-iso';
import { inEnglish } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import '../cluster/cluster.css';
import { ECOSYSTEMS, ecosystemName, times } from '../cluster/names.js';
import { signInHref } from '../session/sign-in-href.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { country, plural } from '../text/format.js';
import { HeatMap } from './heat-map.js';
import './policy.css';
import type { HeatMapData, NeedsData, PlaceRow } from './types.js';

/** Where evidence and needs are, and how sure a rank is. */
export default function PolicyPage() {
  const { path, query, route } = useLocation();
  usePageTitle('Policy');
  const ecosystem = query.ecosystem ?? 'energy-renewables';
  const by = query.by ?? 'country';
  const map = useApi<HeatMapData>(`/policy/heat-map?${new URLSearchParams({ ecosystem, by })}`);
  const needs = useApi<NeedsData>(`/policy/needs?${new URLSearchParams({ ecosystem })}`);
  const set = (changes: Record<string, string>): void =>
    route(`${path}?${new URLSearchParams({ ecosystem, by, ...changes })}`, true);
  const { error } = map;
  if (error?.status === 401 || error?.status === 403)
    return (
      <div class="page" lang={inEnglish()}>
        <Empty whole title="For policymakers and agencies">
          <p>{error.message}</p>
          {error.status === 401 ? (
            <p class="actions">
              <a class="button" href={signInHref()}>
                Sign in
              </a>
            </p>
          ) : null}
        </Empty>
      </div>
    );
  return (
    <div class="page cluster-page" lang={inEnglish()}>
      <header class="cluster-head">
        <h1>Where evidence and needs are</h1>
        <p class="lead measure">Places by trends, how sure a rank is, and what clusters lack beside what calls fund.</p>
      </header>
      <form class="bench-bar" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
        <label>
          Ecosystem
          <select value={ecosystem} onChange={(event) => set({ ecosystem: event.currentTarget.value })}>
            {Object.keys(ECOSYSTEMS).map((id) => (
              <option key={id} value={id}>
                {ecosystemName(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          By
          <select value={by} onChange={(event) => set({ by: event.currentTarget.value })}>
            <option value="country">country</option>
            <option value="region">region (members of clusters)</option>
          </select>
        </label>
      </form>
      {error ? <Failed error={error} retry={map.retry} what="heat map" /> : null}
      {map.data ? <Places data={map.data} /> : error ? null : <SkeletonLines lines={8} label="Loading the heat map" />}
      {/* After the map, which would push it down. */}
      {map.data && needs.data ? <Needs data={needs.data} /> : null}
    </div>
  );
}

/** Countries by name; regions by code, with their country. */
const placeName = (place: string): string =>
  place.length === 2 ? country(place) : `${place}, ${country(place.slice(0, 2))}`;

function rangeOf({ low, high, fragile }: PlaceRow['rank']): string {
  const [from, to] = [Math.round(low!), Math.round(high!)];
  return `${from === to ? from : `${from}–${to}`}${fragile ? ', says little' : ''}`;
}

function Places({ data }: { data: HeatMapData }) {
  if (data.places.length === 0)
    return (
      <Empty title="Too little evidence for a map">
        <p>A place is shown from ten pieces of evidence on.</p>
      </Empty>
    );
  return (
    <>
      <section class="cluster-section">
        <h2>Ranks, and how far they hold</h2>
        <p class="measure">
          By amount of evidence, number of trends with more than the market, and growth. The range holds the ranks that
          90 of 100 other choices of weights (±25 %), scales and means would give.
          {data.warning ? ' Some intervals cover more than a third of the field: those ranks say little.' : ''}
        </p>
        <DataTable<PlaceRow>
          caption="Ranks of places"
          rows={data.places}
          rowKey={({ place }) => place}
          columns={[
            {
              name: data.by === 'country' ? 'Country' : 'Region',
              cell: ({ place }) => placeName(place),
              by: ({ place }) => placeName(place),
            },
            { name: 'Rank', number: true, cell: ({ rank }) => rank.rank ?? '–', by: ({ rank }) => rank.rank ?? 999 },
            {
              name: 'Range',
              cell: ({ rank }) => (rank.low === null ? '–' : rangeOf(rank)),
            },
            {
              name: 'Evidence',
              number: true,
              cell: ({ evidence }) => evidence.toLocaleString('en'),
              by: ({ evidence }) => evidence,
            },
            {
              name: 'Specialised in',
              number: true,
              cell: ({ specialised }) => `${specialised} ${plural(specialised, 'trend', 'trends')}`,
              by: ({ specialised }) => specialised,
            },
            {
              name: 'Growth',
              number: true,
              cell: ({ growth }) => (growth === null ? '–' : times(growth)),
              by: ({ growth }) => growth ?? 0,
            },
            { name: 'Clusters', number: true, cell: ({ clusters }) => clusters ?? '< 3' },
          ]}
        />
        {data.left > 0 ? (
          <p class="small">{data.left} places with fewer than ten pieces of evidence are left out.</p>
        ) : null}
      </section>
      <HeatMap data={data} />
    </>
  );
}

function Needs({ data }: { data: NeedsData }) {
  const rows = data.trends.filter(({ gaps, strengths, calls }) => gaps + strengths + calls > 0);
  return (
    <section class="cluster-section">
      <h2>Needs against calls</h2>
      <p class="measure">
        {data.shown
          ? `Gaps and strengths of ${data.clusters} clusters, summed; calls that can still be entered and speak of the trend, with their budgets.`
          : `${data.clusters} clusters of this ecosystem are known; gaps are summed from 5 on, so that single ones are not recognised.`}
      </p>
      {rows.length > 0 ? (
        <DataTable
          caption="Needs against calls"
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { name: 'Trend', cell: ({ id, name }) => <a href={`/trends/${id}`}>{name}</a>, by: ({ name }) => name },
            {
              name: 'Clusters with a gap',
              number: true,
              cell: ({ gaps }) => (data.shown ? gaps : '–'),
              by: ({ gaps }) => gaps,
            },
            {
              name: 'with a strength',
              number: true,
              cell: ({ strengths }) => (data.shown ? strengths : '–'),
              by: ({ strengths }) => strengths,
            },
            { name: 'Calls', number: true, cell: ({ calls }) => calls, by: ({ calls }) => calls },
            {
              name: 'Budget, € million',
              number: true,
              cell: ({ budgetEur }) => Math.round(budgetEur / 1e6).toLocaleString('en'),
              by: ({ budgetEur }) => budgetEur,
            },
          ]}
        />
      ) : null}
    </section>
  );
}

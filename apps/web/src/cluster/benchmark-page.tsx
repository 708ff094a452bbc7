import { inEnglish, t, tn, word } from '../i18n/t.js';
import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count } from '../text/format.js';
import { BenchmarkRow } from './benchmark-row.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import { IntervalScale } from './interval-plot.js';
import { ecosystemName } from './names.js';
import { PeerChoice } from './peer-choice.js';
import type { Benchmark, TrendBenchmark, Verdict } from './types.js';

export default function BenchmarkPage() {
  return <ClusterFrame>{(framed) => <BenchmarkView key={framed.id} {...framed} />}</ClusterFrame>;
}

const MARKETS = [
  ['all', word('everything')],
  ['europe', word('Europe')],
  ['country', word('the country')],
  ['region', word('the region')],
] as const;

function BenchmarkView({ id, profile, manages }: Framed) {
  const { path, query, route } = useLocation();
  const market = query.market ?? 'all';
  const wanted = new URLSearchParams({ market, ...(query.ecosystem && { ecosystem: query.ecosystem }) });
  const { data, error, retry } = useApi<Benchmark>(`/clusters/${id}/benchmark?${wanted}`);
  const set = (changes: Record<string, string>): void =>
    route(`${path}?${new URLSearchParams({ ...query, ...changes })}`, true);
  return (
    <>
      <form class="bench-bar" aria-label={t('What is compared')} onSubmit={(event) => event.preventDefault()}>
        {profile.ecosystems.length > 1 ? (
          <label>
            {t('Ecosystem')}
            <select
              value={data?.ecosystem ?? query.ecosystem ?? ''}
              onChange={(event) => set({ ecosystem: event.currentTarget.value })}
            >
              {profile.ecosystems.map(({ ecosystem }) => (
                <option key={ecosystem} value={ecosystem}>
                  {ecosystemName(ecosystem)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label>
          {t('Held against')}
          <select value={market} onChange={(event) => set({ market: event.currentTarget.value })}>
            {MARKETS.map(([value, label]) => (
              <option key={value} value={value}>
                {t(label)}
              </option>
            ))}
          </select>
        </label>
        {data ? <PeerChoice id={id} benchmark={data} manages={manages} onChosen={retry} /> : null}
      </form>
      {error ? <Failed error={error} retry={retry} what={t('benchmark')} /> : null}
      {data ? (
        <BenchmarkResult data={data} />
      ) : error ? null : (
        <SkeletonLines lines={8} label={t('Loading the benchmark')} />
      )}
    </>
  );
}

const HEADS: readonly { verdict: Verdict; title: string; text: string }[] = [
  { verdict: 'strength', title: word('Strengths'), text: word('Above most peers, and not by chance.') },
  { verdict: 'gap', title: word('Gaps'), text: word('Below most peers, and not by chance.') },
  {
    verdict: 'not distinguishable',
    title: word('Not distinguishable'),
    text: word('Could be more or less than the peers have: the evidence does not tell.'),
  },
];

function BenchmarkResult({ data }: { data: Benchmark }) {
  const of = (verdict: Verdict): readonly TrendBenchmark[] =>
    data.trends
      .filter((trend) => trend.verdict === verdict && trend.count + trend.expected + trend.own > 0.5)
      .sort((a, b) => b.quotient - a.quotient || (a.name < b.name ? -1 : 1));
  return (
    <>
      <p class="bench-sum">
        <strong>{tn(of('strength').length, '{n} strength', '{n} strengths')}</strong>,{' '}
        <strong>{tn(of('gap').length, '{n} gap', '{n} gaps')}</strong>,{' '}
        {tn(
          of('not distinguishable').length,
          '{n} trend that cannot be told apart, from {pieces} pieces of evidence against {market}.',
          '{n} trends that cannot be told apart, from {pieces} pieces of evidence against {market}.',
          { pieces: count(data.evidence), market: `${data.market.label} (${count(data.market.total)})` },
        )}
      </p>
      <Stars stars={data.stars} />
      {HEADS.map(({ verdict, title, text }) => {
        const rows = of(verdict);
        return rows.length === 0 ? null : (
          <section key={verdict} class="bench-group">
            <header>
              <div>
                <h2>{t(title)}</h2>
                <p class="small">{t(text)}</p>
              </div>
              <IntervalScale />
            </header>
            <ul>
              {rows.map((trend) => (
                <BenchmarkRow key={trend.trendId} trend={trend} />
              ))}
            </ul>
          </section>
        );
      })}
      <section class="cluster-section">
        <h2>{t('Before you believe it')}</h2>
        <ul class="caveats">
          {data.caveats.map((caveat) => (
            <li key={caveat} lang={inEnglish()}>
              {caveat}
            </li>
          ))}
          <li>
            {t(
              'The dot is the cluster’s share of a trend over the market’s share, drawn towards the peers where there is little evidence; the line is its 90 % interval. The band is the middle half of the peers. A strength lies above the peers’ 60th percentile with its whole line, a gap below the 40th.',
            )}
          </li>
        </ul>
      </section>
    </>
  );
}

function Stars({ stars }: { stars: Benchmark['stars'] }) {
  return (
    <details class="stars">
      <summary>
        <span aria-hidden="true">
          {'★'.repeat(stars.stars)}
          {'☆'.repeat(stars.of - stars.stars)}
        </span>{' '}
        {t('{n} of {of} stars', { n: stars.stars, of: stars.of })}
        {stars.unknown > 0 ? `, ${t('{n} not known', { n: stars.unknown })}` : ''}
      </summary>
      <ul>
        {stars.results.map((result) => (
          <li key={result.dimension}>
            <span lang={inEnglish()}>{result.label}</span>:{' '}
            {result.met === null ? t('not known') : result.met ? t('yes') : t('no')}
          </li>
        ))}
      </ul>
    </details>
  );
}

import './editions.css';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { RadarList } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { count, day, decimal, pathId } from '../text/format.js';
import type { Change, Comparison, TrendChange } from './types.js';
import { CHANGE_NAMES, reason, signed } from './words.js';

const ORDER: readonly Change[] = ['in', 'out', 'new', 'gone', 'stayed'];

/** What moved from one edition to another, and why. */
export function ComparePage() {
  usePageTitle(t('What moved'));
  const { query, route } = useLocation();
  const [from, to] = [query['from'] ?? '', query['to'] ?? ''];
  const asked = /^\d+$/.test(from) && /^\d+$/.test(to);
  const { data, error, retry } = useApi<Comparison>(asked ? `/editions/${from}/compare/${to}` : null);
  // Without a choice: what the last edition changed.
  const last = useApi<{ items: readonly { number: number }[] }>(asked ? null : '/editions?limit=2');
  const [newest, before] = last.data?.items ?? [];
  useEffect(() => {
    if (!asked && newest && before) route(`/editions/compare?from=${before.number}&to=${newest.number}`, true);
  }, [asked, newest, before]);
  const radars = useApi<RadarList>('/radars');
  const names = new Map((radars.data?.radars ?? []).map(({ ecosystem, name }) => [ecosystem, name]));
  const rings = new Map((radars.data?.rings ?? []).map(({ id, name }) => [id, name]));
  if (!asked)
    return (
      <div class="page">
        <Empty whole title={t('Choose two editions')}>
          <p>
            <a href="/editions">{t('All editions')}</a>
          </p>
        </Empty>
      </div>
    );
  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('comparison')} />
      </div>
    );
  const moved = ORDER.slice(0, 4).reduce((sum, change) => sum + (data?.counts[change] ?? 0), 0);
  const shown = ORDER.find((change) => change === query['change']) ?? null;
  const rows = (data?.changes ?? []).filter(({ change }) => (shown ? change === shown : change !== 'stayed'));
  const ring = (id: string | null): string => (id === null ? '–' : (rings.get(id) ?? id));
  const link = (change: string) => `/editions/compare?from=${from}&to=${to}${change && `&change=${change}`}`;
  return (
    <div class="page editions">
      <header class="lead">
        <p class="small">
          <a href="/editions">{t('All editions')}</a>
        </p>
        <h1>{t('From edition {from} to {to}', { from, to })}</h1>
        {data ? (
          <p>
            {t('{from} to {to}: {moved} moved, {stayed} stayed.', {
              from: day(data.before.asOf),
              to: day(data.after.asOf),
              moved: count(moved),
              stayed: count(data.counts.stayed),
            })}{' '}
            {data.before.methodVersion === data.after.methodVersion
              ? t('Both were placed by method {version}.', { version: data.after.methodVersion })
              : t('The method changed from {before} to {after}.', {
                  before: data.before.methodVersion,
                  after: data.after.methodVersion,
                })}
          </p>
        ) : null}
      </header>
      {data ? (
        <>
          <Tabs
            label={t('Kind of change')}
            items={[
              { href: link(''), name: t('All that moved ({n})', { n: moved }), current: shown === null },
              ...ORDER.map((change) => ({
                href: link(change),
                name: `${t(CHANGE_NAMES[change])} (${data.counts[change]})`,
                current: shown === change,
              })),
            ]}
          />
          {rows.length === 0 ? <p>{t('Nothing of this kind.')}</p> : null}
          {rows.length > 0 ? (
            <DataTable<TrendChange>
              caption={t('Trends that changed between the editions')}
              rows={rows}
              rowKey={({ ecosystem, trendId }) => `${ecosystem}/${trendId}`}
              columns={[
                {
                  name: t('Trend'),
                  by: ({ name }) => name,
                  cell: ({ trendId, name }) => <a href={`/trends/${pathId(trendId)}`}>{name}</a>,
                },
                {
                  name: t('Radar'),
                  by: ({ ecosystem }) => names.get(ecosystem) ?? ecosystem,
                  cell: ({ ecosystem }) => <a href={`/radars/${ecosystem}`}>{names.get(ecosystem) ?? ecosystem}</a>,
                },
                { name: t('Change'), by: ({ change }) => change, cell: ({ change }) => t(CHANGE_NAMES[change]) },
                {
                  name: t('Ring'),
                  by: (row) => row.ring.after ?? '',
                  cell: (row) =>
                    row.ring.before === row.ring.after
                      ? ring(row.ring.after)
                      : `${ring(row.ring.before)} → ${ring(row.ring.after)}`,
                },
                {
                  name: t('Radius'),
                  number: true,
                  by: (row) => Math.abs((row.radius.after ?? 1) - (row.radius.before ?? 1)),
                  cell: ({ radius: { before, after } }) =>
                    before === null || after === null
                      ? decimal((after ?? before)!)
                      : `${decimal(after)} (${signed(after - before)})`,
                },
                { name: t('Why'), cell: reason },
              ]}
            />
          ) : null}
          <p class="small">{t('Radius: 0 is the centre, so a minus is a move towards it.')}</p>
        </>
      ) : (
        <SkeletonLines lines={10} label={t('Loading')} />
      )}
    </div>
  );
}

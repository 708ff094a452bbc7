import './calibration.css';
import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { useStatus } from '../shell/status.js';
import { Tabs } from '../shell/tabs.js';
import { NoEdition } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { count, day, decimal, percent } from '../text/format.js';
import { ReliabilityChart } from './reliability-chart.js';
import type { Calibration, CalibrationPageData, Proportion } from './types.js';
import { timidity, verdicts } from './verdict.js';

const share = ({ share: value }: Proportion): string => (value === null ? '–' : percent(value));

/** How often what the radars said came true, published whatever it shows. */
export function CalibrationPage() {
  usePageTitle(t('Calibration'));
  const { query } = useLocation();
  const status = useStatus();
  const { data, error, retry } = useApi<CalibrationPageData>(status?.edition ? '/calibration' : null);
  const horizon = data?.horizons.find(({ years }) => String(years) === query['years']) ?? data?.horizons[0] ?? null;
  return (
    <div class="page calibration">
      <header class="lead">
        <h1>{t('How often it came true')}</h1>
        <p>
          {t(
            'The past is played again: radars as they would have been placed at the end of each of the last ten years, held against the radars of later years. The numbers stand here whatever they show.',
          )}
        </p>
        {data?.edition.synthetic ? (
          <p class="note">
            {t('These numbers rest on the synthetic demo universe: they test the method, not the world.')}
          </p>
        ) : null}
      </header>
      {status && !status.edition ? <NoEdition /> : null}
      {error ? <Failed error={error} retry={retry} what={t('calibration')} /> : null}
      {status?.edition && !data && !error ? <SkeletonLines lines={12} label={t('Playing ten years again')} /> : null}
      {data && horizon ? (
        <>
          <Tabs
            label={t('Time between what was said and what was found')}
            items={data.horizons.map(({ years }) => ({
              href: `/calibration?years=${years}`,
              name: years === 1 ? t('A year later') : t('{n} years later', { n: years }),
              current: years === horizon.years,
            }))}
          />
          <Judged calibration={horizon.overall} level={data.intervalLevel} />
          <section>
            <h2>{t('Year by year')}</h2>
            <CalibrationTable
              caption={t('Scores by the year in which it was said')}
              rows={horizon.byYear.map(({ asOf, calibration }) => ({ key: asOf, name: day(asOf), calibration }))}
            />
          </section>
          <section>
            <h2>{t('What was really published')}</h2>
            {data.published.length === 0 ? (
              <p class="measure">
                {t(
                  'No edition is older than 90 days yet. From then on, what each edition said is held against the latest one here: that is the true test.',
                )}
              </p>
            ) : (
              <CalibrationTable
                caption={t('Published editions against the latest')}
                rows={data.published.map(({ number, asOf, calibration }) => ({
                  key: String(number),
                  name: t('Edition {number}, {day}', { number, day: day(asOf) }),
                  calibration,
                }))}
              />
            )}
          </section>
          <p class="small measure">{data.caveat}</p>
        </>
      ) : null}
    </div>
  );
}

function Judged({ calibration, level }: { calibration: Calibration; level: number }) {
  if (calibration.n === 0) return <p>{t('There is too little dated evidence to play these years again.')}</p>;
  const timid = timidity(calibration.reliability);
  return (
    <>
      <dl class="verdicts">
        {verdicts(calibration, level).map(({ name, value, note, kind }) => (
          <div key={name} class={kind ?? undefined}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
              <span class="small">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="small">{t('{n} placements were scored.', { n: count(calibration.n) })}</p>
      <section>
        <h2>{t('When it says 80 %, does it come in 80 of 100?')}</h2>
        {timid ? <p>{timid}</p> : null}
        <ReliabilityChart bins={calibration.reliability} />
      </section>
    </>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly calibration: Calibration;
}

function CalibrationTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const column = (name: string, of: (calibration: Calibration) => Proportion) => ({
    name,
    number: true,
    by: (row: Row) => of(row.calibration).share ?? -1,
    cell: (row: Row) => share(of(row.calibration)),
  });
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { name: t('Said'), by: ({ key }) => key, cell: ({ name }) => name },
        column(t('Same ring'), ({ ringHit }) => ringHit),
        column(t('In the interval'), ({ coverage }) => coverage),
        column(t('Growth kept its sign'), ({ growthSign }) => growthSign),
        {
          name: t('Brier score'),
          number: true,
          by: ({ calibration }) => calibration.brier ?? 9,
          cell: ({ calibration }) => (calibration.brier === null ? '–' : decimal(calibration.brier)),
        },
        {
          name: t('Placements'),
          number: true,
          by: ({ calibration }) => calibration.n,
          cell: ({ calibration }) => count(calibration.n),
        },
      ]}
    />
  );
}

import './coverage.css';
import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { EcosystemChoice, FIRST_ECOSYSTEM } from '../form/ecosystem-choice.js';
import { t } from '../i18n/t.js';
import { KIND_NAMES } from '../radar/sentences.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { Bars } from '../text/bars.js';
import { count, country, pathId, percent } from '../text/format.js';
import type { Coverage } from './types.js';
import { YearColumns } from './year-columns.js';

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });
const language = (code: string): string => {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
};
const LISTED = 15;

/** Where the evidence of a radar comes from, and where it is silent. */
export function CoveragePage() {
  usePageTitle(t('Coverage'));
  const { query } = useLocation();
  const ecosystem = query['ecosystem'] ?? FIRST_ECOSYSTEM;
  const { data, error, retry } = useApi<Coverage>(`/coverage/${encodeURIComponent(ecosystem)}`);
  const shown = data?.ecosystem === ecosystem ? data : null;
  return (
    <div class="page coverage">
      <header class="lead">
        <h1>{t('What the evidence covers')}</h1>
        <p>
          {t(
            'A radar sees what its sources see. Here stands where the evidence comes from, and where it is silent: read it before you read the radar.',
          )}
        </p>
        <EcosystemChoice value={ecosystem} to={(id) => `/coverage?ecosystem=${id}`} />
      </header>
      {error ? <Failed error={error} retry={retry} what={t('coverage')} /> : null}
      {!shown && !error ? <SkeletonLines lines={10} label={t('Loading')} /> : null}
      {shown && shown.total === 0 ? (
        <Empty title={t('There is no evidence yet')}>
          <p>{shown.cautions[0]}</p>
          <p class="actions">
            <a class="button" href="/feed">
              {t('Feed it a file')}
            </a>
          </p>
        </Empty>
      ) : null}
      {shown && shown.total > 0 ? <Found coverage={shown} /> : null}
    </div>
  );
}

function Found({ coverage }: { coverage: Coverage }) {
  const signals = `/signals?ecosystem=${coverage.ecosystem}`;
  const withCountry = coverage.total - coverage.withoutCountry;
  return (
    <>
      <section class="panel cautions" aria-labelledby="cautions-title">
        <h2 id="cautions-title">{t('Bear in mind')}</h2>
        {coverage.cautions.length > 0 ? (
          <ul>
            {coverage.cautions.map((caution) => (
              <li key={caution}>{caution}</li>
            ))}
          </ul>
        ) : (
          <p>{t('Nothing stands out: kinds, countries, languages and publishers are mixed.')}</p>
        )}
        <p class="small">
          {t('{n} pieces of independent evidence are tagged to this ecosystem; copies are not counted.', {
            n: count(coverage.total),
          })}
        </p>
      </section>
      <div class="coverage-grid">
        <section>
          <h2>{t('Kinds')}</h2>
          <Bars
            items={coverage.kinds.map(({ value, n }) => ({
              name: KIND_NAMES[value as keyof typeof KIND_NAMES][1],
              n,
              href: `${signals}&kind=${value}`,
            }))}
          />
        </section>
        <section>
          <h2>{t('Age')}</h2>
          <YearColumns years={coverage.years.map(({ value, n }) => ({ year: Number(value), n }))} />
        </section>
        <section>
          <h2>{t('Countries')}</h2>
          <Bars
            items={coverage.countries
              .slice(0, LISTED)
              .map(({ value, n }) => ({ name: country(value), n, href: `${signals}&country=${value}` }))}
          />
          <p class="small">
            {t('{n} countries; {share} of the evidence names none.', {
              n: coverage.countries.length,
              share: percent(coverage.withoutCountry / coverage.total),
            })}
            {withCountry === 0 ? ` ${t('Sources such as news feeds seldom do.')}` : ''}
          </p>
        </section>
        <section>
          <h2>{t('Languages')}</h2>
          <Bars items={coverage.languages.slice(0, LISTED).map(({ value, n }) => ({ name: language(value), n }))} />
        </section>
        <section>
          <h2>{t('Publishers')}</h2>
          <Bars items={coverage.publishers.slice(0, LISTED).map(({ value, n }) => ({ name: value, n }))} />
        </section>
      </div>
      <section>
        <h2>{t('Trends that rest on one publisher')}</h2>
        {coverage.onePublisher.length === 0 ? (
          <p>{t('None: no publisher gives four fifths of the evidence of any trend with five signals or more.')}</p>
        ) : (
          <DataTable
            caption={t('Trends of which one publisher gives at least four fifths of the evidence')}
            rows={coverage.onePublisher}
            rowKey={({ trendId }) => trendId}
            columns={[
              {
                name: t('Trend'),
                by: ({ name }) => name,
                cell: ({ trendId, name }) => <a href={`/trends/${pathId(trendId)}`}>{name}</a>,
              },
              { name: t('Publisher'), by: ({ publisher }) => publisher, cell: ({ publisher }) => publisher },
              { name: t('Its share'), number: true, by: ({ n, of }) => n / of, cell: ({ n, of }) => percent(n / of) },
              { name: t('Evidence'), number: true, by: ({ of }) => of, cell: ({ of }) => count(of) },
            ]}
          />
        )}
      </section>
    </>
  );
}

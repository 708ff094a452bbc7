import './exchange.css';
import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { EcosystemChoice, FIRST_ECOSYSTEM } from '../form/ecosystem-choice.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day } from '../text/format.js';
import { Bring, Losses } from './bring.js';
import { type BroughtHead, type Format, FORMATS } from './types.js';

const OWN = [
  ['pdf', 'PDF, with the reasons'],
  ['xlsx', 'XLSX'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['svg', 'SVG'],
  ['png', 'PNG'],
] as const;

/** Radars out to other tools and in from them, with a dry run each way that names what is lost. */
export function ExchangePage() {
  usePageTitle(t('Exchange radars'));
  const { query } = useLocation();
  const ecosystem = query['ecosystem'] ?? FIRST_ECOSYSTEM;
  const { account } = useSession();
  const losses = useApi<Record<Format, readonly string[]>>(`/radars/${encodeURIComponent(ecosystem)}/losses`);
  const kept = useApi<readonly BroughtHead[]>(account ? '/brought-radars' : null);
  const file = (format: string) => `/api/v1/radars/${ecosystem}?format=${format}`;
  return (
    <div class="page exchange">
      <header class="lead">
        <h1>{t('Radars in and out')}</h1>
        <p>
          {t(
            'Take a radar along, or lay one from another tool beside ours. Other tools know rings and quadrants, no evidence: what is lost is said before it is.',
          )}
        </p>
        <EcosystemChoice value={ecosystem} to={(id) => `/exchange?ecosystem=${id}`} />
      </header>
      <div class="columns">
        <section class="stack" aria-labelledby="in-title">
          <h2 id="in-title">{t('Bring a radar')}</h2>
          <Bring key={ecosystem} ecosystem={ecosystem} onKept={kept.retry} />
          {kept.data && kept.data.length > 0 ? (
            <div>
              <h3>{t('Kept by you')}</h3>
              <ul class="plain-list">
                {kept.data.map((radar) => (
                  <li key={radar.id}>
                    <a href={`/exchange/${radar.id}`}>{radar.name}</a>{' '}
                    <span class="small">
                      {t('{n} entries, {day}', { n: radar.entries, day: day(radar.createdAt.slice(0, 10)) })}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </section>
        <section class="stack" aria-labelledby="out-title">
          <h2 id="out-title">{t('Take this radar along')}</h2>
          <p class="files">
            {OWN.map(([format, name]) => (
              <a
                key={format}
                href={file(format)}
                target="_self"
                rel="external"
                download={format === 'json' ? '' : undefined}
              >
                {t(name)}
              </a>
            ))}
          </p>
          {losses.error ? <Failed error={losses.error} retry={losses.retry} what={t('list of formats')} /> : null}
          {!losses.data && !losses.error ? <SkeletonLines lines={6} label={t('Loading')} /> : null}
          {losses.data
            ? FORMATS.map(({ id, name }) => (
                <article key={id} class="panel">
                  <p>
                    <a href={file(id)} target="_self" rel="external">
                      {name}
                    </a>
                  </p>
                  <Losses title={t('Lost on the way')} items={losses.data![id]} none={t('Nothing is lost.')} />
                </article>
              ))
            : null}
        </section>
      </div>
    </div>
  );
}

import { t } from '../i18n/t.js';
import { webAddress } from '../text/web-address.js';
import { useRoute } from 'preact-iso';
import type { Ecosystem, Signal } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { SaveButton } from '../collection/save-button.js';
import { CorrectSignal } from '../desk/correct-signal.js';
import { ReportButton } from '../error-report/report-button.js';
import { kindName } from '../radar/sentences.js';
import { usePageTitle } from '../shell/page-title.js';
import { EarnedBy } from '../signals/earned-by.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { country, day, euros, pathId } from '../text/format.js';
import { highlightWords } from '../text/highlight.js';
import { Marked } from '../text/marked.js';

/** Between title and text in the one text whose places the words count. */
const JOINT = 2;

/** One signal: its text with the words that earned it its tags and trends. */
export function SignalPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const { data, error, retry } = useApi<Signal>(`/signals/${encodeURIComponent(id)}`);
  const ecosystems = useApi<readonly Ecosystem[]>('/ecosystems');
  const signal = data?.id === id ? data : null;
  usePageTitle(signal?.title ?? null, signal?.text.slice(0, 200) || null);
  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('signal')} />
      </div>
    );
  if (!signal)
    return (
      <div class="page">
        <SkeletonLines lines={9} label={t('Loading the signal')} />
      </div>
    );
  const words = [...signal.tags, ...signal.trends].flatMap((tag) => tag.words);
  const names = new Map((ecosystems.data ?? []).map(({ id: ecosystem, name }) => [ecosystem, t(name)]));
  const facts: readonly (readonly [string, string | null])[] = [
    [t('Kind'), kindName(signal.kind)],
    [t('Date'), day(signal.date)],
    [t('Publisher'), signal.publisher],
    [t('Country'), signal.country && country(signal.country)],
    [t('Amount'), signal.amountEur === null ? null : euros(signal.amountEur)],
    [t('Organisations'), signal.organisations.join(', ') || null],
    [t('Codes'), signal.codes.join(', ') || null],
    [
      t('Counted'),
      signal.independent
        ? t('yes, as one piece of independent evidence')
        : t('no: a copy of evidence that another signal already counts for'),
    ],
    [t('Origin'), signal.synthetic ? t('synthetic, made by the demo universe') : null],
    [t('Id'), signal.id],
  ];
  const source = webAddress(signal.url);
  return (
    <article class="page signal">
      <div class="signal-text">
        <p class="segment-name">{kindName(signal.kind)}</p>
        <h1 lang={signal.lang ?? undefined}>
          <Marked pieces={highlightWords(signal.title, words)} />
        </h1>
        <div class="actions">
          <SaveButton kind="signal" id={signal.id} title={signal.title} />
          <ReportButton kind="signal" id={signal.id} title={signal.title} />
        </div>
        <p class="text" lang={signal.lang ?? undefined}>
          <Marked pieces={highlightWords(signal.text, words, signal.title.length + JOINT)} />
        </p>
        {source ? (
          <p>
            <a href={source} rel="noopener noreferrer external" target="_blank">
              {t('Read it where it was published')}
            </a>
          </p>
        ) : null}
        <p class="small">{t('Marked words earned the signal its tags and trends.')}</p>
      </div>
      <aside aria-label={t('What it counts for')}>
        <section>
          <h2>{t('Trends')}</h2>
          {signal.trends.length === 0 ? (
            <p class="small">{t('No trend explains it. Groups of such signals are proposed as discovered trends.')}</p>
          ) : null}
          {signal.trends.map((trend) => (
            <EarnedBy
              key={trend.id}
              name={trend.name}
              href={`/trends/${pathId(trend.id)}`}
              score={trend.score}
              words={trend.words}
            />
          ))}
        </section>
        <section>
          <h2>{t('Ecosystems')}</h2>
          {signal.tags.length === 0 ? (
            <p class="small">{t('No ecosystem fits well enough, so it has no tag.')}</p>
          ) : null}
          {signal.tags.map((tag) => (
            <EarnedBy
              key={tag.ecosystem}
              name={names.get(tag.ecosystem) ?? tag.ecosystem}
              href={`/radars/${tag.ecosystem}`}
              score={tag.score}
              words={tag.words}
            />
          ))}
        </section>
        <CorrectSignal signal={signal} changed={retry} />
        <dl class="facts">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </aside>
    </article>
  );
}

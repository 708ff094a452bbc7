import './trend-life.css';
import { useApi } from '../api/use-api.js';
import { inEnglish, t, tn, word } from '../i18n/t.js';
import { kindsName } from '../radar/sentences.js';
import { count, pathId, percent, signedRate } from '../text/format.js';
import type { Analysis } from './types.js';

const SCORES = [
  ['novelty', word('Novelty'), word('how new its signals are: 50 % is as new as all others of their kind')],
  ['growth', word('Growth'), word('how likely its share of all evidence grows')],
  ['coherence', word('Coherence'), word('how similar the titles of its signals are')],
  ['impact', word('Impact'), word('how many actors carry it, where many signals of one actor are still one')],
  ['uncertainty', word('Uncertainty'), word('how open its ring is: 0 % where all resampled pictures agree')],
] as const;

/** Emergence as five separate scores, life cycle by kind of evidence, and bursts. */
export function AnalysisPanel({ trendId }: { trendId: string }) {
  const { data, error } = useApi<Analysis>(`/trends/${pathId(trendId)}/analysis`);
  const analysis = data?.trendId === trendId ? data : null;
  if (error || !analysis) return null;
  const { emergence, lifeCycles, bursts } = analysis;
  const measured = (key: keyof Analysis['emergence']): string => {
    const { measured: value } = emergence[key];
    if (value === null) return '';
    if (key === 'growth') return t('{rate} a year', { rate: signedRate(value) });
    if (key === 'impact') {
      const n = Math.max(1, Math.round(value));
      return tn(n, 'counts as a single actor', 'counts as {n} equally active actors', { n: count(n) });
    }
    return '';
  };
  return (
    <section class="analysis" aria-labelledby="analysis-title">
      <h2 id="analysis-title">{t('Emergence')}</h2>
      <ul class="bars">
        {SCORES.map(([key, name, meaning]) => (
          <li key={key} title={t(meaning)}>
            <span class="name">
              {t(name)} <span class="small">{measured(key)}</span>
            </span>
            <span class="track" aria-hidden="true">
              <i style={{ width: `${100 * (emergence[key].score ?? 0)}%` }} />
            </span>
            <span class="value">{emergence[key].score === null ? '–' : percent(emergence[key].score)}</span>
          </li>
        ))}
      </ul>
      <p class="small">
        {t('Five separate scores, never summed: {meanings}.', {
          meanings: SCORES.map(([, name, meaning]) => `${t(name).toLowerCase()}, ${t(meaning)}`).join('; '),
        })}
      </p>
      {lifeCycles.length > 0 ? (
        <>
          <h3>{t('Life cycle')}</h3>
          <dl class="life-cycles">
            {lifeCycles.map(({ kind, evidence, fit }) => (
              <div key={kind}>
                <dt>{kindsName(kind)}</dt>
                <dd class="small" lang={fit ? inEnglish() : undefined}>
                  {fit
                    ? fit.note
                    : tn(
                        evidence,
                        '{n} signal is too little for a curve.',
                        '{n} signals, or the years they span, are too few for a curve.',
                        { n: count(evidence) },
                      )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {bursts.length > 0 ? (
        <p>
          {t('Bursts: {list}', {
            list: bursts
              .map(({ kind, from, to }) => `${kindsName(kind)} ${from === to ? from : `${from} – ${to}`}`)
              .join(', '),
          })}
        </p>
      ) : null}
    </section>
  );
}

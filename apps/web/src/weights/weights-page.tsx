import './weights.css';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { RadarList } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { KIND_NAMES } from '../radar/sentences.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { decimal, percent } from '../text/format.js';
import { type Chosen, KINDS, readChosen, writeChosen } from './address.js';
import { RankChart } from './rank-chart.js';
import type { Lab } from './types.js';
import { Variants } from './variants.js';

/** A radar under other weights: ranks with how far they may be, at once. What is chosen stands in the address. */
export function WeightsPage() {
  const { params } = useRoute();
  const { query, route } = useLocation();
  const ecosystem = params['ecosystem'] ?? '';
  const chosen = readChosen(query);
  const address = writeChosen(chosen);
  const [draft, setDraft] = useState(chosen);
  const { data, error, retry, loading } = useApi<Lab>(`/radars/${encodeURIComponent(ecosystem)}/what-if${address}`);
  const radars = useApi<RadarList>('/radars');
  const name = radars.data?.radars.find((radar) => radar.ecosystem === ecosystem)?.name ?? ecosystem;
  const rings = radars.data?.rings ?? [];
  usePageTitle(t('Weights: {name}', { name }));

  useEffect(() => setDraft(readChosen(query)), [address]);
  // A slider that moves asks once it rests.
  useEffect(() => {
    const next = writeChosen(draft);
    if (next === address) return;
    const timer = setTimeout(() => route(`/radars/${ecosystem}/weights${next}`, true), 200);
    return () => clearTimeout(timer);
  }, [draft]);

  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('radar')} />
      </div>
    );
  return (
    <div class="page weights">
      <header class="lead">
        <p class="small">
          <a href={`/radars/${ecosystem}`}>{name}</a>
        </p>
        <h1>{t('What if the evidence weighed otherwise?')}</h1>
        <p>
          {t(
            'Weights are a choice. Change them and see which trends keep their rank: what moves with every choice should not decide a budget.',
          )}
        </p>
      </header>
      <div class="weights-grid">
        <Sliders draft={draft} onChange={setDraft} reset={() => route(`/radars/${ecosystem}/weights`)} />
        <section class="ranks" aria-labelledby="ranks-title" aria-busy={loading}>
          <h2 id="ranks-title">{t('Ranks, nearest to the centre first')}</h2>
          <ul class="small legend">
            <li>
              <i class="now" aria-hidden="true" /> {t('rank with these weights')}
            </li>
            <li>
              <i class="was" aria-hidden="true" /> {t('as published')}
            </li>
            <li>
              <i class="range" aria-hidden="true" /> {t('nine of ten ranks when each weight varies by a quarter')}
            </li>
          </ul>
          {data?.warning ? (
            <p class="warning" role="status">
              {data.warning}
            </p>
          ) : null}
          {data ? (
            <RankChart trends={data.trends} ringName={(id) => rings.find((ring) => ring.id === id)?.name ?? id} />
          ) : (
            <SkeletonLines lines={14} label={t('Loading')} />
          )}
          {data?.trends.length === 0 ? <p>{t('No trend is placed on this radar yet.')}</p> : null}
        </section>
        <div class="stack beside-ranks">
          {data ? <Sensitivity sensitivity={data.sensitivity} /> : null}
          <Variants ecosystem={ecosystem} chosen={chosen} />
        </div>
      </div>
    </div>
  );
}

function Sliders({ draft, onChange, reset }: { draft: Chosen; onChange: (chosen: Chosen) => void; reset: () => void }) {
  return (
    <fieldset class="sliders panel">
      <legend>{t('Weights')}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <span>{KIND_NAMES[kind][1]}</span>
          <input
            type="range"
            min="0"
            max="3"
            step="0.25"
            value={draft.factors[kind]}
            aria-valuetext={t('{n} times as published', { n: draft.factors[kind] })}
            onInput={(event) =>
              onChange({ ...draft, factors: { ...draft.factors, [kind]: Number(event.currentTarget.value) } })
            }
          />
          <output>×{draft.factors[kind]}</output>
        </label>
      ))}
      <label class="mean">
        <span>{t('Mean')}</span>
        <select
          value={draft.aggregation}
          onChange={(event) =>
            onChange({ ...draft, aggregation: event.currentTarget.value === 'geometric' ? 'geometric' : 'arithmetic' })
          }
        >
          <option value="arithmetic">{t('arithmetic: kinds make up for each other')}</option>
          <option value="geometric">{t('geometric: no kind may be weak')}</option>
        </select>
      </label>
      <p class="actions">
        <button type="button" class="button quiet" onClick={reset}>
          {t('As published')}
        </button>
      </p>
    </fieldset>
  );
}

function Sensitivity({ sensitivity: { meanShift, firstOrder } }: { sensitivity: Lab['sensitivity'] }) {
  if (meanShift === null) return null;
  const effects = Object.entries(firstOrder ?? {}).sort(([, a], [, b]) => b - a);
  const named = (choice: string): string =>
    choice === 'aggregation'
      ? t('the kind of mean')
      : t('the weight of {kind}', { kind: KIND_NAMES[choice as keyof typeof KIND_NAMES][1] });
  return (
    <section class="sensitivity">
      <h2>{t('What the ranks hang on')}</h2>
      <p>
        {t('When all weights vary by a quarter and the mean by chance, a trend moves {n} places on average.', {
          n: decimal(meanShift, 1),
        })}
      </p>
      {effects.length > 0 ? (
        <ul class="bars">
          {effects.map(([choice, effect]) => (
            <li key={choice}>
              <span class="name">{named(choice)}</span>
              <span class="track" aria-hidden="true">
                <i style={{ width: percent(effect).replace('\u00a0', '') }} />
              </span>
              <span class="value">{percent(effect)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p class="small">{t('Share of the movement that each choice explains by itself.')}</p>
    </section>
  );
}

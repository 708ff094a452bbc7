import { inEnglish, t } from '../i18n/t.js';
import type { Explanation, Placement, Ring, TrendCard } from '../api/types.js';
import type { Answer } from '../api/use-api.js';
import { RingBar } from '../radar/ring-bar.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { Waterfall } from './waterfall.js';

interface Props {
  readonly trend: TrendCard;
  readonly placement: Placement | null;
  readonly explanation: Answer<Explanation>;
  readonly rings: readonly Ring[];
  readonly names: ReadonlyMap<string, string>;
}

/** Where the trend sits on one radar, in sentences and in contributions. */
export function TrendPlace({ trend, placement, explanation, rings, names }: Props) {
  if (!placement)
    return (
      <section>
        <h2>{t('Not placed yet')}</h2>
        <p>{t('A trend is placed once enough independent evidence speaks for it. Its signals are kept until then.')}</p>
      </section>
    );
  const why =
    explanation.data?.trendId === trend.id && explanation.data.ecosystem === placement.ecosystem
      ? explanation.data
      : null;
  return (
    <section aria-labelledby="place-title">
      <h2 id="place-title">{t('Why it sits where it sits')}</h2>
      {trend.placements.length > 1 ? (
        <p class="radar-choice">
          {trend.placements.map(({ ecosystem }) => (
            <a
              key={ecosystem}
              class="chip"
              href={`?on=${ecosystem}`}
              aria-current={ecosystem === placement.ecosystem ? 'true' : undefined}
            >
              {names.get(ecosystem) ?? ecosystem}
            </a>
          ))}
        </p>
      ) : null}
      <RingBar placement={placement} rings={rings} />
      {why ? (
        <>
          <Waterfall explanation={why} placement={placement} rings={rings} />
          <ul class="sentences" lang={inEnglish()}>
            {why.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : explanation.error ? (
        <Failed error={explanation.error} retry={explanation.retry} what={t('explanation')} />
      ) : (
        <SkeletonLines lines={16} />
      )}
    </section>
  );
}

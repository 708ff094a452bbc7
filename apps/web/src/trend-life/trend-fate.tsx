import { t, word } from '../i18n/t.js';
import { day, pathId } from '../text/format.js';
import type { TrendLife } from './life.js';

interface Props {
  readonly life: TrendLife | undefined;
  readonly status: 'active' | 'retired' | 'rejected' | 'merged';
}

const ENDED = {
  retired: word('It left the radars on {day}: hardly any signal spoke of it any more, or the catalogue dropped it.'),
  rejected: word('An editor rejected it on {day}; it is not proposed again.'),
  merged: word('It was merged into another trend on {day}.'),
} as const;

/** What became of a trend: how it ends, what it was called, what was merged into it. Its history stays readable. */
export function TrendFate({ life, status }: Props) {
  if (!life) return null;
  const { mergedInto, phaseOut, phaseOutReason, endedAt, endedReason, names, merged } = life;
  const quiet = status === 'active' && !phaseOut && names.length === 0 && merged.length === 0;
  if (quiet) return null;
  return (
    <section class="panel fate" aria-label={t('What became of it')}>
      {status === 'active' ? null : (
        <p>
          <strong>{t(ENDED[status], { day: endedAt ? day(endedAt) : t('an unknown day') })}</strong>{' '}
          {endedReason ? `“${endedReason}” ` : ''}
          {mergedInto ? (
            <a href={`/trends/${pathId(mergedInto)}`}>{t('Go to the trend that goes on from it')}</a>
          ) : null}
        </p>
      )}
      {phaseOut && status === 'active' ? (
        <p>
          <strong>{t('It has been phased out since {day}.', { day: day(phaseOut) })}</strong>{' '}
          {phaseOutReason ? `“${phaseOutReason}”` : ''}
        </p>
      ) : null}
      {names.length > 0 ? (
        <p class="small">
          {t('Formerly: {names}', {
            names: names.map(({ name, until }) => `${name} (${t('until {day}', { day: day(until) })})`).join(', '),
          })}
        </p>
      ) : null}
      {merged.length > 0 ? (
        <p class="small">
          {t('Merged into it:')}{' '}
          {merged.map(({ id, name }, index) => (
            <span key={id}>
              {index === 0 ? '' : ', '}
              {name}
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

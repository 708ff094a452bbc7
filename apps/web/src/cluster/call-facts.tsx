import { t, tn } from '../i18n/t.js';
import { day, euros } from '../text/format.js';
import type { CallHead } from './call-types.js';
import './fitting.css';

/** When, how much, from where: under the title of a call. */
export function CallFacts({ call }: { call: CallHead }) {
  const { state, nextDeadline, daysLeft, closingSoon, opens } = call;
  return (
    <p class="call-facts small">
      {closingSoon ? (
        <strong class="badge soon">{t('closing soon')}</strong>
      ) : (
        <span class="badge">{state === 'unknown' ? t('date not known') : t(state)}</span>
      )}
      {state === 'forthcoming' && opens ? <span>{t('opens {day}', { day: day(opens) })}</span> : null}
      {nextDeadline ? (
        <span>
          {t('until {day}, 17:00 Brussels time', { day: day(nextDeadline) })}
          {daysLeft === null
            ? ''
            : daysLeft === 0
              ? `: ${t('today')}`
              : `: ${tn(daysLeft, '{n} day left', '{n} days left')}`}
        </span>
      ) : null}
      {call.budgetEur ? <span>{euros(call.budgetEur)}</span> : null}
      {call.programme ? <span>{call.programme}</span> : null}
    </p>
  );
}

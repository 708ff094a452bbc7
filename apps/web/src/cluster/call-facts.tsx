import { day } from '../text/format.js';
import type { CallHead } from './call-types.js';
import './fitting.css';

const euros = (amount: number): string =>
  amount >= 1e6
    ? `€${(amount / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} million`
    : `€${Math.round(amount).toLocaleString('en')}`;

/** When, how much, from where: under the title of a call. */
export function CallFacts({ call }: { call: CallHead }) {
  const { state, nextDeadline, daysLeft, closingSoon, opens } = call;
  return (
    <p class="call-facts small">
      {closingSoon ? (
        <strong class="badge soon">closing soon</strong>
      ) : (
        <span class="badge">{state === 'unknown' ? 'date not known' : state}</span>
      )}
      {state === 'forthcoming' && opens ? <span>opens {day(opens)}</span> : null}
      {nextDeadline ? (
        <span>
          until {day(nextDeadline)}, 17:00 Brussels time
          {daysLeft === null
            ? ''
            : daysLeft === 0
              ? ': today'
              : `: ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`}
        </span>
      ) : null}
      {call.budgetEur ? <span>{euros(call.budgetEur)}</span> : null}
      {call.programme ? <span>{call.programme}</span> : null}
    </p>
  );
}

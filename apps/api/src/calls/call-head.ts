import { daysUntil, nextDeadline, stateOfCall } from '#libs/domain';
import type { StoredCall } from '#libs/store';

/** Days before a deadline from which a call is closing soon. */
const SOON = 30;

/** A call as lists show it, by the wall clock in Brussels. */
export function headOf(call: StoredCall, now: string) {
  const { id, title, programme, budgetEur, opens, deadlines, deadlineModel, url, ecosystems } = call;
  const state = stateOfCall(call, now);
  const next = state === 'closed' ? null : nextDeadline(call, now);
  const daysLeft = next === null ? null : daysUntil(next, now);
  const closingSoon = state === 'open' && daysLeft !== null && daysLeft <= SOON;
  return {
    id,
    title,
    programme,
    budgetEur,
    opens,
    deadlines,
    deadlineModel,
    url,
    state,
    nextDeadline: next,
    daysLeft,
    closingSoon,
    ecosystems,
  };
}

import type { EditionInfo } from '../radar/radar.js';

/** With so many more signals (a share of those before) the radars show little of what is known, and wait no longer. */
const GROWN = 0.1;

/**
 * Whether pulled sources lead to another edition. They bring something every few minutes; an edition a day or more apart is one that readers can compare
 * with the one before, since movement is measured between two editions. A young store, whose signals still multiply, is published as it grows. What
 * people bring or decide is published at once and does not ask here.
 * @param everyDays days between two such editions, 0 or more; 0 = whenever something came
 */
export function isRoutineEditionDue(
  latest: Pick<EditionInfo, 'asOf' | 'signalCount'>,
  now: { readonly asOf: string; readonly signals: number },
  everyDays: number,
): boolean {
  const days = (Date.parse(now.asOf) - Date.parse(latest.asOf)) / 86_400_000;
  return days >= everyDays || now.signals >= latest.signalCount * (1 + GROWN);
}

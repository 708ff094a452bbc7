import type { Frequency } from './collection.js';

/** Hour of the day (UTC) from which the digests of the day go out: six in the morning in Brussels in winter, seven in summer. */
const FIRST_HOUR = 5;
const DAY_MS = 86_400_000;

/**
 * The digest that is due at a moment: its day (`2026-11-28`), or its week as ISO 8601 names it (`2026-W48`). The same moment gives the same name in
 * every process, which is what lets any number of them try and one succeed. Before five o'clock the day before still counts.
 */
export function digestPeriod(frequency: Exclude<Frequency, 'none'>, at: Date): string {
  const day = new Date(at.getTime() - FIRST_HOUR * 3_600_000);
  if (frequency === 'daily') return day.toISOString().slice(0, 10);
  // The week belongs to the year in which its Thursday lies.
  const thursday = new Date(
    Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 4 - (day.getUTCDay() || 7)),
  );
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

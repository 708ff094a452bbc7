import { badInput } from '../error/error.js';

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** A day as the formulas need it. */
export interface AsOf {
  readonly day: string;
  readonly year: number;
  /** Share of the year that is over at the end of that day, 0..1: 1 on 31 December. */
  readonly yearGone: number;
}

/** Reads `YYYY-MM-DD`. Throws BAD_INPUT on anything else, also on 30 February. */
export function asOfDay(day: string): AsOf {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const days = (DAYS_IN[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  if (!match || date < 1 || date > days) throw badInput(`"${day}" is not a day. Write it as YYYY-MM-DD.`);
  const gone = (DAYS_BEFORE[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + date;
  return { day, year, yearGone: gone / (isLeap(year) ? 366 : 365) };
}

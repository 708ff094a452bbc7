const DAY_MS = 86_400_000;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `YYYY-MM-DD` some days later (or earlier). */
export const addDays = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** Days from one to another, both included; at least 1. */
export const daysBetween = (from: string, until: string): number =>
  Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1);

/** `20260131`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

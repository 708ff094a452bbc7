const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short', timeStyle: 'short' });

/** `2026-10-07 14:00`: the wall clock in Brussels. Deadlines of calls are told by it. */
export const brusselsClock = (ms: number): string => CLOCK.format(ms);

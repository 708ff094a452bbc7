import { locale } from '../i18n/t.js';

/** Numbers, dates and names as readers of British English write them. */

const integers = new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 });
export const count = (n: number): string => integers.format(n);

/** 0.834 as "83 %", with a real minus sign and a space that does not break. */
export const percent = (share: number): string =>
  `${integers.format(Math.round(share * 100)).replace('-', '−')}\u00a0%`;

/** A rate with its sign: "+12 %", "−8 %". */
export const signed = (share: number): string => (share > 0 ? '+' : '') + percent(share);

/** A probability from resampling: never "100 %", since more draws could always disagree. */
export const sureness = (share: number): string => (share >= 0.995 ? '>99\u00a0%' : percent(share));

export const decimal = (n: number, digits = 2): string => n.toFixed(digits).replace('-', '−');

/** "2-5 years" with the dash of a range. */
export const range = (text: string): string => text.replace(/(\d)-(\d)/g, '$1–$2');

export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

const days = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "2026-11-21" as "21 November 2026"; anything else is returned as it is. */
export function day(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : days.format(date);
}

const moments = new Intl.DateTimeFormat(locale(), {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Brussels',
});
/** A moment in Brussels time; say so beside it. */
export function moment(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : moments.format(date);
}

const regions = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'code' });
export function country(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

const money = new Intl.NumberFormat(locale(), {
  style: 'currency',
  currency: 'EUR',
  notation: 'compact',
  maximumFractionDigits: 1,
});
export const euros = (amount: number): string => money.format(amount);

/** Bytes as "14.1 MB". */
export function bytes(n: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = n;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** An id as one segment of an address. Dots are written as %2E, because a server takes "name.ext" for a file. */
export const pathId = (id: string): string => encodeURIComponent(id).replaceAll('.', '%2E');

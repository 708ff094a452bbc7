import { chosenLanguage, locale } from '../i18n/t.js';

/** Numbers, dates and names as readers of British English write them, or as those of the chosen language do. */

/** One format for each language: making one costs more than using it a thousand times. */
function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const name = locale();
    const known = made.get(name);
    if (known) return known;
    const format = make(name);
    made.set(name, format);
    return format;
  };
}
const minus = (text: string): string => text.replace('-', '−');

const integers = perLocale((name) => new Intl.NumberFormat(name, { maximumFractionDigits: 0 }));
export const count = (n: number): string => integers().format(n);

/** 0.834 as "83 %", with a real minus sign and a space that does not break. */
export const percent = (share: number): string => `${minus(integers().format(Math.round(share * 100)))}\u00a0%`;

/** A rate with its sign: "+12 %", "−8 %". */
export const signed = (share: number): string => (share > 0 ? '+' : '') + percent(share);

/** From this growth a year on, a figure says nothing but "steep". */
const STEEP = 2;
/** Growth a year: "12 %", or ">200 %". */
export const rate = (share: number): string => (share > STEEP ? `>${percent(STEEP)}` : percent(share));
/** Growth a year with its sign: "+12 %", "−8 %", ">+200 %". */
export const signedRate = (share: number): string => (share > STEEP ? `>${signed(STEEP)}` : signed(share));

/** Of whole percents that sum to 100, one from resampling: never "100 %", since more draws could always disagree. */
export const surePercent = (whole: number): string => (whole === 100 ? '>99\u00a0%' : percent(whole / 100));
/** A probability from resampling: never "100 %", since more draws could always disagree. */
export const sureness = (share: number): string => (share >= 0.995 ? '>99\u00a0%' : percent(share));

const decimals = [0, 1, 2, 3].map((digits) =>
  perLocale(
    (name) =>
      new Intl.NumberFormat(name, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  ),
);
/** With a fixed number of digits, at most 3. */
export const decimal = (n: number, digits: 0 | 1 | 2 | 3 = 2): string => minus(decimals[digits]!().format(n));

/** "2-5 years" with the dash of a range. */
export const range = (text: string): string => text.replace(/(\d)-(\d)/g, '$1–$2');

export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

const days = perLocale(
  (name) => new Intl.DateTimeFormat(name, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
/** "2026-11-21" as "21 November 2026"; anything else is returned as it is. */
export function day(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : days().format(date);
}

const moments = perLocale(
  (name) =>
    new Intl.DateTimeFormat(name, {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Brussels',
    }),
);
/** A moment in Brussels time; say so beside it. */
export function moment(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : moments().format(date);
}

const names = (type: 'region' | 'language') =>
  perLocale((name) => new Intl.DisplayNames(name, { type, fallback: 'code' }));
const regions = names('region');
const tongues = names('language');
const named = (of: Intl.DisplayNames, code: string): string => {
  try {
    return of.of(code) ?? code;
  } catch {
    return code;
  }
};
export const country = (code: string): string => named(regions(), code);
/** "de" as "German". */
export const tongue = (code: string): string => named(tongues(), code);

const money = perLocale(
  (name) =>
    new Intl.NumberFormat(name, {
      style: 'currency',
      currency: 'EUR',
      notation: 'compact',
      maximumFractionDigits: 1,
    }),
);
export const euros = (amount: number): string => money().format(amount);

/** Bytes as "14.1 MB". */
export function bytes(n: number): string {
  const units = [chosenLanguage() === 'fr' ? 'octets' : 'bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = n;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : decimal(value, 1)} ${units[unit]}`;
}

/** An id as one segment of an address. Dots are written as %2E, because a server takes "name.ext" for a file. */
export const pathId = (id: string): string => encodeURIComponent(id).replaceAll('.', '%2E');

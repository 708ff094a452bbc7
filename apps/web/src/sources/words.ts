import { t } from '../i18n/t.js';
import { country, percent } from '../text/format.js';
import type { Source, SourceStatus } from './types.js';

/** What the word of a status looks like. */
export const STATUS_TONE: Readonly<Record<SourceStatus, '' | 'good' | 'bad'>> = {
  ok: 'good',
  failing: 'bad',
  'needs a key': '',
  waiting: '',
  off: '',
};

const HOUR_MS = 3_600_000;

/** How long ago a moment was, in the largest whole unit: "3 hours ago". */
export function ago(text: string | null, now = Date.now()): string {
  if (text === null) return t('never');
  const hours = (now - new Date(text).getTime()) / HOUR_MS;
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (hours < 1) return words.format(-Math.max(0, Math.round(hours * 60)), 'minute');
  return hours < 48 ? words.format(-Math.round(hours), 'hour') : words.format(-Math.round(hours / 24), 'day');
}

/** When a source is asked again: "in 12 minutes", "now". */
export function ahead(text: string | null, now = Date.now()): string {
  const minutes = text === null ? 0 : (new Date(text).getTime() - now) / 60_000;
  if (minutes < 1) return t('now');
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  return minutes < 120 ? words.format(Math.round(minutes), 'minute') : words.format(Math.round(minutes / 60), 'hour');
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });
export function language(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The parts of a mix, the largest first: "English 80 %, French 20 %". */
export function mix(counts: Readonly<Record<string, number>>, items: number, name: (code: string) => string): string {
  const parts = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (parts.length === 0) return '';
  if (parts.length === 1 && parts[0]![1] === items) return name(parts[0]![0]);
  const shown = parts.slice(0, 3).map(([code, n]) => `${name(code)} ${percent(n / items)}`);
  return shown.join(', ') + (parts.length > 3 ? ' …' : '');
}

/** Languages of the last pull; before the first, what the source says of itself. */
export const languagesOf = ({ lastPull, lang }: Source): string =>
  (lastPull && mix(lastPull.languages, lastPull.items, language)) || (lang ? language(lang) : '');
export const countriesOf = ({ lastPull, country: own }: Source): string =>
  (lastPull && mix(lastPull.countries, lastPull.items, country)) || (own ? country(own) : '');

import { countryCode } from './countries.js';
import { readDay } from './dates.js';
import { MAX_ID, readId, text } from './read-text.js';
import { isSignalKind, SIGNAL_KINDS, type Signal, type SignalKind } from './signal.js';

const MAX_TITLE = 1_000;
const MAX_TEXT = 100_000;
const MAX_LIST = 200;
const MAX_ENTRY = 300;
const MAX_URL = 2_000;

export type ReadSignal =
  | { readonly ok: true; readonly signal: Signal }
  | { readonly ok: false; readonly reason: string; readonly id: string | null };

export interface ReadSignalOptions {
  /** Kind of rows that name none: a feed of news, a file of patents. */
  readonly kind?: SignalKind;
  readonly publisher?: string;
  /** Signals dated after this day (`YYYY-MM-DD`) are refused: a wrong date would lead every series. */
  readonly latestDay: string;
  readonly synthetic?: boolean;
}

/**
 * Checks one row as a file or source delivered it and makes it a signal, or says why not. Never throws.
 * Required: `id`, `title`, `date`, and `kind` and `publisher` unless the options give them. Texts are cut at their limit, unknown
 * countries and languages become null; what would corrupt a count (kind, date, amount) is refused instead.
 */
export function readSignal(row: unknown, options: ReadSignalOptions): ReadSignal {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return refuse(null, 'the row is not an object');
  const field = row as Record<string, unknown>;
  const id = readId(field['id']);
  const no = (reason: string): ReadSignal => refuse(id || null, reason);
  if (!id) return no('id is missing');
  if (id.length > MAX_ID) return no(`id is longer than ${MAX_ID} characters`);

  const kind = text(field['kind'], 40) || options.kind;
  if (!kind) return no('kind is missing');
  if (!isSignalKind(kind)) return no(`kind "${kind}" is unknown; use ${SIGNAL_KINDS.join(', ')}`);

  const title = text(field['title'], MAX_TITLE);
  if (!title) return no('title is missing or empty');

  const dateText = text(field['date'], 80);
  if (!dateText) return no('date is missing');
  const date = readDay(dateText);
  if (!date) return no(`date "${dateText.slice(0, 40)}" is not a date; use YYYY-MM-DD`);
  if (date > options.latestDay) return no(`date ${date} lies in the future`);
  if (date < '1900-01-01') return no(`date ${date} lies before 1900`);

  const publisher = text(field['publisher'], 200) || options.publisher;
  if (!publisher) return no('publisher is missing');

  const amount = readAmount(field['amountEur']);
  if (amount === undefined)
    return no(`amountEur "${String(field['amountEur']).slice(0, 40)}" is not a number of euros of 0 or more`);

  const url = text(field['url'], MAX_URL + 1);
  return {
    ok: true,
    signal: {
      id,
      kind,
      title,
      text: text(field['text'], MAX_TEXT),
      date,
      url: url.length <= MAX_URL && /^https?:\/\/[^\s]+$/i.test(url) ? url : null,
      country: countryCode(text(field['country'], 80)),
      organisations: list(field['organisations']),
      codes: list(field['codes']),
      amountEur: amount,
      lang: language(text(field['lang'], 20)),
      publisher,
      synthetic: options.synthetic ?? false,
    },
  };
}

const refuse = (id: string | null, reason: string): ReadSignal => ({
  ok: false,
  id: id ? id.slice(0, MAX_ID) : null,
  reason,
});

/** Strings of a list; a plain string is split at `;`. Empty and repeated entries fall away. */
function list(value: unknown): string[] {
  const entries = Array.isArray(value)
    ? value.slice(0, MAX_LIST * 2)
    : typeof value === 'string'
      ? value.split(';')
      : [];
  return [...new Set(entries.map((entry) => text(entry, MAX_ENTRY)).filter((entry) => entry !== ''))].slice(
    0,
    MAX_LIST,
  );
}

/** A number of euros, null when absent, undefined when it is not one. */
function readAmount(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number(value.replace(/[\s_']/g, '')) : NaN;
  return Number.isFinite(number) && number >= 0 && number <= 1e13 ? number : undefined;
}

/** ISO 639-1 of `en`, `en-GB`, `ZH_cn`; null for anything else. */
function language(value: string): string | null {
  const match = /^([a-z]{2})(?:[-_].*)?$/i.exec(value);
  return match ? match[1]!.toLowerCase() : null;
}

import { type SourceError, unavailable } from '../../fetch/source-error.js';
import { parseJson } from '../../file/json.js';
import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';

/** Payloads are hostile until looked at: these read a value as what it should be, and as nothing when it is something else. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** A list; a single value where a list is usual becomes a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A string or finite number as trimmed text, '' for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';

/** A finite number, also written as text; null for anything else. */
export function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const number = text === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

export const textsOf = (value: unknown): string[] => [
  ...new Set(
    listOf(value)
      .map(textOf)
      .filter((text) => text !== ''),
  ),
];

/** A JSON payload, or why it is none. */
export function readJsonBytes(bytes: Uint8Array): { value: unknown } | { error: string } {
  return parseJson(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
}

/** For a payload that is not what it should be: says how it begins. Sources send error pages and plain words with status 200; that passes. */
export function noAnswer(sourceName: string, expected: string, bytes: Uint8Array): SourceError {
  const beginning = Buffer.from(bytes.subarray(0, 300)).toString('utf8');
  const words = beginning
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return unavailable(`${sourceName} sent no ${expected} but: ${words.slice(0, 200) || 'nothing'}. Try again later.`);
}

/** A reason why an item is not taken. */
export class Refused {
  constructor(readonly reason: string) {}
}

/** Rows of a page, one for each item, numbered from 1. */
export function rowsOf(
  items: readonly unknown[],
  bytes: number,
  read: (item: Fields) => SourceRow | Refused,
): InputRow[] {
  return items.map((item, at) => {
    const place = { row: at + 1, bytes };
    if (!isFields(item)) return { ...place, error: 'the item is not an object' };
    const row = read(item);
    return row instanceof Refused ? { ...place, error: row.reason } : { ...place, value: row };
  });
}

/** Keeps the properties that say something. */
export function present<T extends object>(row: T): T {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  ) as T;
}

/** The most frequent value, the earliest of equals; null of none. */
export function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (best === null || count > counts.get(best)!) best = value;
  return best;
}

/** A DOI in lower case without resolver; '' when the text is none. */
export function bareDoi(text: string): string {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text.trim())?.[1]?.toLowerCase() ?? '';
}

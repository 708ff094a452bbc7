import { createHash } from 'node:crypto';
import { badInput } from '#libs/domain';
import type { InputRow } from './row.js';

/** Signal field -> column of a table or property of a JSON object (dotted for inner ones), as in `{ title: 'Headline', date: 'meta.day' }`. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** What a row may tell: the fields of a raw signal, and those of a row that takes one back. */
export const SIGNAL_FIELDS = [
  'id',
  'kind',
  'title',
  'text',
  'date',
  'url',
  'country',
  'organisations',
  'codes',
  'amountEur',
  'lang',
  'publisher',
  'withdrawn',
  'reason',
] as const;

export function checkMapping(mapping: ColumnMapping): void {
  for (const field of Object.keys(mapping)) {
    if (!(SIGNAL_FIELDS as readonly string[]).includes(field))
      throw badInput(`"${field}" is no field of a signal; use ${SIGNAL_FIELDS.join(', ')}`);
  }
}

/** Rows of objects with the mapped properties moved to the fields they feed; without a mapping the rows as they are. */
export function withMapping(rows: AsyncIterable<InputRow>, mapping: ColumnMapping = {}): AsyncIterable<InputRow> {
  checkMapping(mapping);
  const moves = Object.entries(mapping).map(([field, property]) => ({ field, path: property.split('.'), property }));
  return moves.length === 0 ? rows : mapped(rows, moves);
}

interface Move {
  readonly field: string;
  readonly property: string;
  readonly path: readonly string[];
}

async function* mapped(rows: AsyncIterable<InputRow>, moves: readonly Move[]): AsyncGenerator<InputRow> {
  for await (const row of rows) {
    if (typeof row.value !== 'object' || row.value === null) yield row;
    else yield { ...row, value: move(row.value as Record<string, unknown>, moves) };
  }
}

function move(from: Record<string, unknown>, moves: readonly Move[]): Record<string, unknown> {
  const to: Record<string, unknown> = { ...from };
  for (const { field, property, path } of moves)
    to[field] = Object.hasOwn(from, property) ? from[property] : inner(from, path);
  to['id'] ||= contentId('row', to);
  return to;
}

function inner(from: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    from,
  );
}

/** The id of a row that has none: made of what the row says, so that the same file imported twice adds nothing. */
export function contentId(prefix: string, row: Readonly<Record<string, unknown>>): string {
  const said = ['kind', 'title', 'date', 'url', 'publisher', 'organisations'].map((field) => row[field]);
  return `${prefix}:${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24)}`;
}

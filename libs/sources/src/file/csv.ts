import { decodeText } from '../encoding/decode-text.js';
import { plainAmount } from './amount.js';
import { fieldsOfColumns } from './csv-columns.js';
import { type CsvRecord, CsvRecords } from './csv-records.js';
import { type ColumnMapping, contentId } from './mapping.js';
import type { InputRow } from './row.js';

/** A header line longer than this is none. */
const MAX_HEADER = 200_000;

/** A record of a table with the columns of its header. */
export interface TableRow {
  /** 1-based, the header not counted. */
  readonly row: number;
  /** How far the input has been read. */
  readonly bytes: number;
  readonly header: readonly string[];
  readonly fields: readonly string[];
  readonly error?: string;
}

/**
 * Rows of a CSV file with a header line, as objects with the fields of a signal. The separator (comma, semicolon, tab, bar) is the one that
 * the header uses most. A row without an id column gets an id from its own content, so that the same file imported twice adds
 * nothing. Memory: one record.
 */
export async function* readCsv(
  input: AsyncIterable<Uint8Array>,
  mapping: ColumnMapping = {},
): AsyncGenerator<InputRow> {
  let fieldOf: (string | null)[] | null = null;
  for await (const { row, bytes, header, fields, error } of readTable(input)) {
    fieldOf ??= fieldsOfColumns(header, mapping);
    if (row === 0) continue;
    yield error === undefined ? { row, bytes, value: toSignalRow(fields, fieldOf) } : { row, bytes, error };
  }
}

/** Records of a CSV input in any encoding and with any usual separator. Row 0 is the header by itself. */
export async function* readTable(input: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  let bytes = 0;
  const counted = async function* () {
    for await (const part of input) {
      bytes += part.length;
      yield part;
    }
  };
  let head = '';
  let records: CsvRecords | null = null;
  let header: readonly string[] | null = null;
  let row = 0;
  function* rows(found: Iterable<CsvRecord>): Generator<TableRow> {
    for (const { fields, tooLong } of found) {
      if (header === null) {
        header = fields;
        yield { row: 0, bytes, header, fields };
      } else if (tooLong)
        yield { row: ++row, bytes, header, fields, error: 'the row is longer than a million characters' };
      else yield { row: ++row, bytes, header, fields };
    }
  }
  for await (const part of decodeText(counted())) {
    if (records !== null) {
      yield* rows(records.push(part));
      continue;
    }
    head += part;
    const start = head.replace(/^\ufeff?(?:sep=.[\r\n]+)?\s*/i, '');
    if (!/[\r\n]/.test(start) && head.length < MAX_HEADER) continue;
    records = new CsvRecords(separatorOf(head));
    yield* rows(records.push(start));
  }
  if (records === null) {
    if (head.trim() === '') return;
    records = new CsvRecords(separatorOf(head));
    yield* rows(records.push(head.replace(/^\ufeff/, '')));
  }
  yield* rows(records.end());
}

/** Excel's own `sep=;` line, else the separator that the header uses most. */
function separatorOf(head: string): string {
  const declared = /^\ufeff?sep=(.)[\r\n]/i.exec(head)?.[1];
  if (declared) return declared;
  const header = head.replace(/^\ufeff?\s*/, '').split(/[\r\n]/, 1)[0] ?? '';
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((separator) => ({ separator, n: unquoted.split(separator).length }));
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).separator;
}

function toSignalRow(fields: readonly string[], fieldOf: readonly (string | null)[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [column, field] of fieldOf.entries()) {
    const value = fields[column];
    if (field !== null && value !== undefined) row[field] = field === 'amountEur' ? plainAmount(value) : value;
  }
  row['id'] ||= contentId('csv', row);
  return row;
}

import { Readable } from 'node:stream';
import { badInput, TrendUniverseError } from '#libs/domain';
import { parse } from 'csv-parse';
import { decodeText } from '../encoding/decode-text.js';
import { checkMapping, type ColumnMapping, contentId, SIGNAL_FIELDS } from './mapping.js';
import type { InputRow } from './row.js';

const MAX_RECORD_CHARACTERS = 4_000_000;

/**
 * Rows of a CSV file with a header line, as objects with the fields of a signal. The separator (comma, semicolon, tab, bar) is the one that
 * the header uses most. Header names match without regard to case and blanks. A row without an id column gets an id
 * from its own content, so that the same file imported twice adds nothing. Memory: one record.
 */
export async function* readCsv(
  input: AsyncIterable<Uint8Array>,
  mapping: ColumnMapping = {},
): AsyncGenerator<InputRow> {
  const text = decodeText(input)[Symbol.asyncIterator]();
  let head = '';
  for (let part = await text.next(); !part.done; part = await text.next()) {
    head += part.value;
    if (/[\r\n]/.test(head) || head.length > MAX_RECORD_CHARACTERS) break;
  }
  head = head.replace(/^\ufeff/, '');
  const separator = separatorOf(head.split(/[\r\n]/, 1)[0] ?? '');
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    info: true,
  });
  const rest = async function* () {
    yield head;
    for (let part = await text.next(); !part.done; part = await text.next()) yield part.value;
  };
  const source = Readable.from(rest());
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let fieldOf: (string | null)[] | null = null;
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes: number } }>) {
      if (fieldOf === null) {
        fieldOf = matchHeader(record, mapping);
        continue;
      }
      row++;
      yield { row, bytes: info.bytes, value: toSignalRow(record, fieldOf) };
    }
  } catch (error) {
    if (error instanceof TrendUniverseError) throw error;
    yield {
      row: row + 1,
      bytes: parser.info.bytes,
      error: `not CSV from here on: ${(error as Error).message.slice(0, 200)}`,
    };
  } finally {
    source.destroy();
  }
}

function separatorOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((separator) => ({ separator, n: unquoted.split(separator).length }));
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).separator;
}

/** For each column the signal field it feeds, or null. Throws a readable error when a mapped column is not in the file. */
function matchHeader(header: readonly string[], mapping: ColumnMapping): (string | null)[] {
  const normal = (name: string) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '');
  checkMapping(mapping);
  const byColumn = new Map<string, string>(SIGNAL_FIELDS.map((field) => [normal(field), field]));
  for (const [field, column] of Object.entries(mapping)) {
    if (!header.some((name) => normal(name) === normal(column)))
      throw badInput(`The file has no column "${column}"; it has ${header.join(', ').slice(0, 300)}`);
    byColumn.delete(normal(field));
    byColumn.set(normal(column), field);
  }
  return header.map((name) => byColumn.get(normal(name)) ?? null);
}

function toSignalRow(record: readonly string[], fieldOf: readonly (string | null)[]): Record<string, string> {
  const row: Record<string, string> = {};
  record.forEach((value, column) => {
    const field = fieldOf[column];
    if (field) row[field] = value;
  });
  row['id'] ||= contentId('csv', row);
  return row;
}

import { badInput, type BroughtEntry } from '#libs/domain';
import { parse } from 'csv-parse/sync';
import { asList, asObject, Gathering, inUsualOrder, parseJson, type ReadRadar } from './reading.js';

const MOVED: Readonly<Record<string, BroughtEntry['moved']>> = {
  new: 'new',
  'moved in': 'in',
  'moved out': 'out',
  'no change': 'none',
};

/** thoughtworks/build-your-own-radar: rows of name, ring, quadrant, isNew, status, description, as CSV or as JSON. */
export function readByor(content: string): ReadRadar {
  const rows = /^\s*[[{]/.test(content) ? jsonRows(content) : csvRows(content);
  const lower = rows.map((row) =>
    Object.fromEntries(Object.entries(asObject(row)).map(([key, value]) => [key.trim().toLowerCase(), value])),
  );
  const rings = inUsualOrder(
    [
      ...new Map(
        lower.map(({ ring }) => [
          String(ring ?? '')
            .trim()
            .toLowerCase(),
          String(ring ?? '').trim(),
        ]),
      ).values(),
    ].filter(Boolean),
  );
  const gathering = new Gathering([], rings.slice(0, 12), true);
  for (const [index, row] of lower.entries()) {
    const status = String(row['status'] ?? '')
      .trim()
      .toLowerCase();
    gathering.add(index + 1, {
      name: row['name'],
      ring: row['ring'],
      quadrant: row['quadrant'],
      moved: MOVED[status] ?? (/^true$/i.test(String(row['isnew'] ?? '')) ? 'new' : 'none'),
      description: unguarded(row['description']),
    });
  }
  return gathering.done('', null);
}

/** A list of rows, or what Google Sheets answers to programs: lists of cells, the first of which names the columns. */
function jsonRows(content: string): unknown[] {
  const read = parseJson(content, 'radar of Build Your Own Radar');
  if (Array.isArray(read)) return read;
  const [header = [], ...rows] = asList(asObject(read)['values']).map(asList);
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [String(name), unguarded(cells[at])])));
}

/** Spreadsheets of much of Europe write semicolons, copied cells are parted by tabs: what the line of names is parted by. */
const DELIMITERS = [',', ';', '\t'];
const delimiterOf = (content: string): string => {
  const header = content.slice(0, 1_000).split(/\r?\n/, 1)[0]!;
  return DELIMITERS.reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best));
};

function csvRows(content: string): unknown[] {
  try {
    const rows: Record<string, string>[] = parse(content, {
      columns: true,
      bom: true,
      delimiter: delimiterOf(content),
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 100_000,
    });
    const header = Object.keys(rows[0] ?? {}).map((name) => name.trim().toLowerCase());
    if (rows.length > 0 && !['name', 'ring', 'quadrant'].every((name) => header.includes(name)))
      throw new Error('the header line must name name, ring and quadrant');
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, unguarded(value)])));
  } catch (error) {
    throw badInput(`The CSV cannot be read: ${(error as Error).message.slice(0, 200)}.`, [
      { path: 'content', message: 'is no CSV with name, ring and quadrant' },
    ]);
  }
}

/** The apostrophe before a formula is a spreadsheet's guard, not part of the text. */
const unguarded = (value: unknown): unknown =>
  typeof value === 'string' && /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;

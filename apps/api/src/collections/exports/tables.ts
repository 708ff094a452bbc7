import writeExcelFile from 'write-excel-file/node';
import { csvTable, spreadsheetSafe } from '../../shared/csv.js';
import { addressOf, bySection, type Exported, pageOf } from './exported.js';

const HEADER = [
  'section',
  'what',
  'kind',
  'id',
  'title',
  'date',
  'publisher',
  'country',
  'language',
  'organisations',
  'codes',
  'amountEur',
  'ecosystem',
  'ring',
  'tags',
  'note',
  'url',
  'page',
  'state',
  'addedBy',
  'addedAt',
];

/** The longest text that a cell of a workbook takes. */
const CELL = 32_767;

const rowsOf = (exported: Exported): (string | number | null)[][] =>
  bySection(exported).flatMap(({ title, items }) =>
    items.map((item) => [
      title ?? '',
      item.kind,
      item.signal?.kind ?? '',
      item.ref,
      item.title,
      item.signal?.date ?? '',
      item.signal?.publisher ?? '',
      item.signal?.country ?? '',
      item.signal?.lang ?? '',
      (item.signal?.organisations ?? []).join('; '),
      (item.signal?.codes ?? []).join('; '),
      item.signal?.amountEur ?? null,
      item.trend?.ecosystem ?? '',
      item.trend?.ring ?? '',
      item.tags.join('; '),
      item.note,
      addressOf(item, exported.base),
      pageOf(item, exported.base),
      item.state,
      item.addedBy,
      item.addedAt,
    ]),
  );

/** With a byte order mark: without one, spreadsheets take UTF-8 for something else. */
export const collectionCsv = (exported: Exported): string => `\uFEFF${csvTable(HEADER, rowsOf(exported))}`;

const text = (value: string, bold = false) => ({
  value: spreadsheetSafe(value).slice(0, CELL),
  type: String,
  ...(bold && { fontWeight: 'bold' as const }),
});

/** A workbook: the items, and what they are a collection of. */
export async function collectionXlsx(exported: Exported): Promise<Buffer> {
  const cell = (value: string | number | null) =>
    value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value);
  const items = [HEADER.map((name) => text(name, true)), ...rowsOf(exported).map((row) => row.map(cell))];
  const about = [
    ['Collection', exported.title],
    ['Description', exported.description],
    ['By', exported.owner],
    ['Address', exported.address],
    ['As of', exported.day],
    ['state', 'here; withdrawn: its source took the signal back; gone: no longer in the store'],
  ].map(([name, value]) => [text(name!, true), text(value!)]);
  return writeExcelFile([
    { data: items as never, sheet: 'Items', stickyRowsCount: 1 },
    { data: about as never, sheet: 'About' },
  ] as never).toBuffer();
}

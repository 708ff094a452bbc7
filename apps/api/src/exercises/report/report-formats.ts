import writeExcelFile from 'write-excel-file/node';
import { csvTable, spreadsheetSafe } from '../../shared/csv.js';
import type { Results } from '../results.service.js';
import { reportPdf } from './report-pdf.js';
import { type Table, tablesOf, type Value, valueRows } from './tables.js';

export { valueRows as ratingRows };

export interface ReportFile {
  readonly body: string | Buffer;
  readonly type: string;
}

const text = (value: string, bold = false) => ({
  value: spreadsheetSafe(value).slice(0, 32_000),
  type: String,
  ...(bold && { fontWeight: 'bold' as const }),
});
const cell = (value: Value) =>
  value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value);
const sheet = ({ name, header, rows }: Table) => ({
  data: [header.map((h) => text(h, true)), ...rows.map((row) => row.map(cell))],
  sheet: name,
  stickyRowsCount: 1,
});

/** Every format a report comes in. They are made of the same results, which hold nothing that may not be shown. */
export const REPORT_FORMATS: Readonly<Record<string, (results: Results) => ReportFile | Promise<ReportFile>>> = {
  json: (results) => ({ body: JSON.stringify(results), type: 'application/json; charset=utf-8' }),
  csv: (results) => {
    const figures = tablesOf(results)[0]!;
    return { body: csvTable(figures.header, figures.rows), type: 'text/csv; charset=utf-8' };
  },
  xlsx: async (results) => ({
    body: await writeExcelFile(tablesOf(results).map(sheet) as never).toBuffer(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  pdf: async (results) => ({ body: await reportPdf(results), type: 'application/pdf' }),
};

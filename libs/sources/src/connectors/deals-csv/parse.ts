import { createHash } from 'node:crypto';
import { badInput, countryCode } from '#libs/domain';
import { type TableRow, readTable } from '../../file/csv.js';
import type { InputRow } from '../../file/row.js';
import type { SourceHints, SourceRow } from '../connector.js';
import { present } from '../shared/fields.js';
import { readMoney } from './amount.js';
import { cleanCell } from './cell.js';
import { type DealColumns, type DealField, type DealMapping, findColumns } from './columns.js';
import { dayFirstOf, readDealDay } from './date.js';

/** A table is read whole, for the order of its dates shows in the column as a whole. */
const MAX_ROWS = 200_000;

export interface DealOptions {
  readonly mapping?: DealMapping | undefined;
  /** ISO 4217 of amounts that name no currency, where the column names none either. */
  readonly currency?: string | undefined;
  /**
   * Units of a currency for one euro, as the European Central Bank quotes them, as one number or by year: `{ USD: { "2023": 1.0813 } }`. An amount
   * without a rate is kept in the text only.
   */
  readonly rates?: Readonly<Record<string, number | Readonly<Record<string, number>>>> | undefined;
}

/**
 * Rows of a table of deals as people keep them: any separator and encoding, dates of any order, amounts with signs and units, unfinished
 * cells. A row is refused alone, with its reason: without company, without a day that can be read, with an amount that cannot.
 */
export async function* parseDeals(
  table: AsyncIterable<Uint8Array>,
  options: DealOptions = {},
  source: SourceHints = {},
): AsyncGenerator<InputRow> {
  let columns: DealColumns | null = null;
  const rows: TableRow[] = [];
  for await (const row of readTable(table)) {
    columns ??= findColumns(row.header, options.mapping);
    if (row.row > 0) rows.push(row);
    if (rows.length > MAX_ROWS)
      throw badInput(`The table has more than ${MAX_ROWS} rows. Split it, and import the parts one by one.`);
  }
  if (columns === null) return;
  const read = new DealReader(columns, options, source, rows);
  for (const { row, bytes, fields, error } of rows) yield { row, bytes, ...(error ? { error } : read.row(fields)) };
}

class DealReader {
  private readonly dayFirst: boolean;

  constructor(
    private readonly columns: DealColumns,
    private readonly options: DealOptions,
    private readonly source: SourceHints,
    rows: readonly TableRow[],
  ) {
    this.dayFirst = columns.dayFirst ?? dayFirstOf(rows.map(({ fields }) => this.cell(fields, 'date')));
  }

  row(fields: readonly string[]): Pick<InputRow, 'value' | 'error'> {
    const cell = (field: DealField) => this.cell(fields, field);
    const company = cell('company');
    if (company === '') return { error: 'the deal names no company' };
    if (cell('date') === '') return { error: 'the deal has no date' };
    const date = readDealDay(cell('date'), this.dayFirst);
    if (date === null) return { error: `"${cell('date').slice(0, 40)}" is not a date` };
    const money = readMoney(cell('amount'));
    if (money === undefined) return { error: `"${cell('amount').slice(0, 40)}" is not an amount of money` };
    const currency = money?.currency ?? (cell('currency') || this.columns.currency || this.options.currency || 'EUR');
    const euros = money && this.euros(money.value, currency.toUpperCase(), date);
    const untold = money && euros === null ? `${money.value} ${currency.toUpperCase()}` : '';
    const place = [cell('city'), cell('region')].filter((name) => name !== '').join(', ');
    const facts = [cell('text'), place, labelled('Investors', cell('investors')), labelled('Amount', untold)];
    return {
      value: present<SourceRow>({
        id: idOf(cell('id'), company, date, cell('round')),
        kind: 'investment',
        title: `${company}: ${cell('round') || cell('sectors') || 'investment'}`,
        text: facts
          .filter((fact) => fact !== '')
          .map((fact) => fact.replace(/[.\s]*$/, '.'))
          .join(' '),
        date,
        url: cell('url'),
        country: this.country(cell('country'), cell('region')),
        organisations: [company],
        codes: cell('sectors')
          .split(/[;,|/]/)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        ...(euros !== null && { amountEur: euros }),
        publisher: cell('source') || this.source.publisher || '',
        lang: this.source.lang ?? '',
      }),
    };
  }

  private cell(fields: readonly string[], field: DealField): string {
    return cleanCell(fields[this.columns.places.get(field) ?? -1] ?? '');
  }

  private euros(value: number, currency: string, date: string): number | null {
    if (currency === 'EUR') return value;
    const rate = this.options.rates?.[currency];
    const perEuro = typeof rate === 'object' ? rate[date.slice(0, 4)] : rate;
    return perEuro !== undefined && perEuro > 0 ? Math.round(value / perEuro) : null;
  }

  /** A country, else the first letters of a NUTS code (`AT33`), else that of the source. */
  private country(country: string, region: string): string {
    if (country !== '' && countryCode(country) !== null) return country;
    return /^([A-Z]{2})[0-9A-Z]{1,3}$/.exec(region)?.[1] ?? this.source.country ?? '';
  }
}

const labelled = (label: string, fact: string): string => (fact === '' ? '' : `${label}: ${fact}`);

/** The own id of a table, else one of company, day and round: a corrected amount is the same deal. */
function idOf(own: string, company: string, date: string, round: string): string {
  if (own !== '') return `deal:${own.slice(0, 200)}`;
  const said = [company, date, round].map((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  return `deal:${createHash('sha256').update(said.join('|')).digest('hex').slice(0, 24)}`;
}

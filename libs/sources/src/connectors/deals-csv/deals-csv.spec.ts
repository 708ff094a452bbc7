import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSignal } from '#libs/domain';
import type { InputRow } from '../../file/row.js';
import { pages } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { readMoney } from './amount.js';
import { cleanCell } from './cell.js';
import { dayFirstOf, readDealDay } from './date.js';
import { dealsCsv } from './fetch.js';
import { type DealOptions, parseDeals } from './parse.js';

async function* bytesOf(text: string | Uint8Array) {
  yield Buffer.from(text);
}
async function read(table: AsyncIterable<Uint8Array>, options?: DealOptions): Promise<InputRow[]> {
  const rows: InputRow[] = [];
  for await (const row of parseDeals(table, options)) rows.push(row);
  return rows;
}

describe('readMoney', () => {
  it.each([
    ['200000000.00', 200_000_000, null],
    ['14,342,000+', 14_342_000, null],
    ['1,20,00,000', 12_000_000, null],
    ['$1.5M', 1_500_000, 'USD'],
    ['$7B', 7e9, 'USD'],
    ['€ 12 000 000', 12_000_000, 'EUR'],
    ['EUR 3,5 Mio.', 3_500_000, 'EUR'],
    ['12.500', 12_500, null],
    ['1.234.567,89', 1_234_567.89, null],
    ['1,234,567.89', 1_234_567.89, null],
    ['1.234 bn', 1_234_000_000, null],
    ['£500k', 500_000, 'GBP'],
    ['₹ 5 crore', 50_000_000, 'INR'],
    ['Rs. 5 lakh', 500_000, 'INR'],
    ['~2m USD', 2_000_000, 'USD'],
    ["CHF 1'000'000", 1_000_000, 'CHF'],
    ['31500000', 31_500_000, null],
    ['\u00a0600,000', 600_000, null],
  ])('%s', (cell, value, currency) => expect(readMoney(cell)).toEqual({ value, currency }));

  it.each(['', '  ', '-', 'undisclosed', 'Unknown', 'N/A', 'nan', '0', '0.00'])('takes %j for untold', (cell) =>
    expect(readMoney(cell)).toBeNull(),
  );

  it.each(['a lot', '1-2M', '1.2.3,4,5', '12,34.56,78', '5 apples', '1e9', '-5', 'M', '$'])(
    'does not guess at %j',
    (cell) => expect(readMoney(cell)).toBeUndefined(),
  );

  it('reads back what is written in either convention', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (cents) => {
        const value = Math.max(1000, cents) / 100;
        const written = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        expect([readMoney(written('de-DE'))?.value, readMoney(written('en-US'))?.value]).toEqual([value, value]);
      }),
    );
  });
});

describe('readDealDay', () => {
  it.each([
    ['9/1/2020', true, '2020-01-09'],
    ['9/1/2020', false, '2020-09-01'],
    ['13/01/2020', false, '2020-01-13'],
    ['01/13/2020', true, '2020-01-13'],
    ['05/072018', true, '2018-07-05'],
    ['01/07/015', true, '2015-07-01'],
    ['12/05.2015', true, '2015-05-12'],
    ['5.3.24', true, '2024-03-05'],
    ['2024-03-05', true, '2024-03-05'],
    ['Mar 5, 2024', true, '2024-03-05'],
    ['5 mars 2024', true, '2024-03-05'],
    ['Q3 2024', true, '2024-07-01'],
    ['2024 Q4', true, '2024-10-01'],
    ['2024', true, '2024-01-01'],
    ['45356', true, '2024-03-05'],
    ['31/02/2024', true, null],
    ['soon', true, null],
  ])('%s, day first: %s, is %s', (cell, dayFirst, day) => expect(readDealDay(cell, dayFirst)).toBe(day));

  it('learns the order of a column from the dates that have one', () => {
    expect(dayFirstOf(['1/2/2024', '3/4/2024'])).toBe(true);
    expect(dayFirstOf(['1/2/2024', '3/14/2024'])).toBe(false);
    expect(dayFirstOf(['1/14/2024', '14/1/2024', '15/1/2024'])).toBe(true);
    expect(dayFirstOf([])).toBe(true);
  });
});

describe('cleanCell', () => {
  it.each([
    ['Let\\xe2\\x80\\x99s Barter', 'Let’s Barter'],
    ['\\\\xc3\\\\x98rsted', 'Ørsted'],
    ['\\xe9', 'é'],
    ['Mobile\\\\nPlatform', 'Mobile Platform'],
    ['BYJU\u00e2\u20ac\u2122S', 'BYJU’S'],
    [' "quoted" ', 'quoted'],
    ['nan', ''],
  ])('%s', (cell, text) => expect(cleanCell(cell)).toBe(text));
});

describe('parseDeals', () => {
  const OURS =
    'date;company;country|nuts;amount_eur;round;investors;source\n'.replace('country|nuts', 'nuts') +
    '2026-05-06;Kelp AG;AT33;1.500.000;Seed;"Sea Fund; Coast Capital";Own research\n';

  it('makes a deal a row that is a signal', async () => {
    const [row] = await read(bytesOf(OURS));
    expect(row!.value).toEqual({
      id: expect.stringMatching(/^deal:[0-9a-f]{24}$/),
      kind: 'investment',
      title: 'Kelp AG: Seed',
      text: 'AT33. Investors: Sea Fund; Coast Capital.',
      date: '2026-05-06',
      country: 'AT',
      organisations: ['Kelp AG'],
      amountEur: 1_500_000,
      publisher: 'Own research',
    });
    expect(readSignal(row!.value, { latestDay: '2026-10-07' })).toMatchObject({ ok: true });
  });

  it('keeps the id of a deal whose amount is corrected, and takes the own id of a table', async () => {
    const ids = async (table: string) => (await read(bytesOf(table))).map((row) => (row.value as { id: string }).id);
    expect(await ids(OURS)).toEqual(await ids(OURS.replace('1.500.000', '1,6 Mio').replace('Kelp AG', 'KELP-AG')));
    expect(await ids('id,company,date\n7,Kelp,2024')).toEqual(['deal:7']);
  });

  it('changes currencies by the rates it is given, and keeps what it cannot change in the text', async () => {
    const table =
      'Startup Name,Date (dd/mm/yyyy),Amount in USD\nKelp,9/1/2023,1081300\nTang,9/1/2020,£5M\nAlga,9/1/2020,€2M';
    const rows = await read(bytesOf(table), { rates: { USD: { '2023': 1.0813 } } });
    expect(rows.map((row) => row.value)).toMatchObject([
      { date: '2023-01-09', amountEur: 1_000_000 },
      { text: 'Amount: 5000000 GBP.' },
      { amountEur: 2_000_000 },
    ]);
    expect(rows[1]!.value).not.toHaveProperty('amountEur');
    expect((await read(bytesOf(table), { rates: { USD: 2 } }))[0]!.value).toMatchObject({ amountEur: 540_650 });
  });

  it('refuses single rows with their reason', async () => {
    const rows = await read(
      bytesOf('company,date,amount\n,2024-01-01,5\nKelp,,5\nKelp,soon,5\nKelp,2024-01-01,much\nKelp,2024-01-01,5'),
    );
    expect(rows.map(({ error }) => error)).toEqual([
      'the deal names no company',
      'the deal has no date',
      '"soon" is not a date',
      '"much" is not an amount of money',
      undefined,
    ]);
  });

  it('wants to know where company and date stand', async () => {
    await expect(read(bytesOf('firma,datum\nKelp,2024'))).rejects.toThrow(
      'no column for the company of a deal; say which it is of "firma", "datum"',
    );
    const mapping = { company: 'Firma', date: 'datum' };
    expect((await read(bytesOf('firma,datum\nKelp,2024'), { mapping }))[0]!.value).toMatchObject({
      title: 'Kelp: investment',
    });
    await expect(read(bytesOf('company,date\nx,2024'), { mapping })).rejects.toThrow('no column "Firma" for company');
    expect(await read(bytesOf(''))).toEqual([]);
  });

  it('reads other encodings', async () => {
    const [row] = await read(bytesOf(Buffer.from('company;date\nSocié té Générale é\u00e8;5.3.2024', 'latin1')));
    expect(row!.value).toMatchObject({ organisations: ['Socié té Générale éè'], date: '2024-03-05' });
  });
});

describe('deals-csv connector', () => {
  let server: ReplayServer;
  afterEach(() => server?.close());

  it('pulls a table, with the publisher of its source', async () => {
    server = await startReplayServer(() => ({ body: 'company,date\nKelp,2024-03-05\n' }));
    const options = { url: server.url('/deals.csv?token=secret') };
    const [page] = await pages(server, dealsCsv, { options, source: { publisher: 'Sea Fund Tracker', country: 'IE' } });
    expect(page!.rows[0]!.value).toMatchObject({ publisher: 'Sea Fund Tracker', country: 'IE' });
    expect(page!.raw!.url).toBe(server.url('/deals.csv'));
  });
});

const CORPORA = resolve('..', 'shared', 'corpora', 'signals');
const real = existsSync(CORPORA);
if (!real) console.info(`Skipped: real tables of deals are not there (${CORPORA}, an optional folder of test data).`);

(real ? describe : describe.skip)('real tables of deals', () => {
  it.each([
    ['investments-india-messy.csv', 2_821],
    ['investments-unicorns-messy.csv', 1_074],
  ])('%s: at least 99.5 %% of %i rows become signals', async (file, total) => {
    const rows = await read(createReadStream(resolve(CORPORA, file)), { rates: { USD: 1.1 } });
    const results = rows.map((row) =>
      row.error === undefined
        ? readSignal(row.value, { latestDay: '2026-10-07', publisher: 'test' })
        : { ok: false as const, reason: row.error },
    );
    const reasons = results.flatMap((result) => (result.ok ? [] : [result.reason]));
    console.info(`${file}: ${results.length - reasons.length} of ${results.length} rows read`, reasons);
    expect(results).toHaveLength(total);
    expect(reasons.length).toBeLessThan(total * 0.005);
  });
});

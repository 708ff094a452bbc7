import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FastClock, json, pages, queryOf } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { eurostat } from './fetch.js';
import type { EurostatOptions } from './options.js';
import { parseFigures } from './parse.js';

let server: ReplayServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The cube of the documentation of JSON-stat 2.0 as Eurostat writes it: two regions, one country and a sum by three years, two cells unknown. */
const CUBE = {
  version: '2.0',
  class: 'dataset',
  label: 'GERD by sector of performance and NUTS 2 region',
  source: 'ESTAT',
  updated: '2026-09-30T23:00:00+0200',
  id: ['freq', 'sectperf', 'unit', 'geo', 'time'],
  size: [1, 1, 1, 4, 3],
  dimension: {
    freq: { category: { index: { A: 0 }, label: { A: 'Annual' } } },
    sectperf: { category: { index: { TOTAL: 0 }, label: { TOTAL: 'All sectors' } } },
    unit: { category: { index: { PC_GDP: 0 }, label: { PC_GDP: 'Percentage of GDP' } } },
    geo: { category: { index: { EU27_2020: 0, AT: 1, AT33: 2, DE21: 3 } } },
    time: { category: { index: { '2019': 0, '2020': 1, '2021': 2 } } },
  },
  value: { 0: 2.2, 3: 3.1, 4: 3.2, 5: 3.3, 6: 2.9, 8: 3, 9: 4.1, 11: 0 },
  status: { 7: 'c', 8: 'p' },
};
const OPTIONS: EurostatOptions = {
  dataset: 'rd_e_gerdreg',
  dimensions: { unit: 'PC_GDP', sectperf: 'TOTAL' },
  since: 2010,
};
const read = (cube: unknown, options: Partial<EurostatOptions> = {}) =>
  parseFigures(Buffer.from(JSON.stringify(cube)), { ...OPTIONS, ...options });
const figures = (cube: unknown) =>
  read(cube).flatMap(({ value }) => {
    const { nuts, year, value: figure } = value as { nuts: string; year: number; value: number };
    return [[nuts, year, figure]];
  });

describe('a cube of Eurostat', () => {
  it('gives a figure for each known cell of a country or region, zero among them, and none for sums over countries', () => {
    expect(figures(CUBE)).toEqual([
      ['AT', 2019, 3.1],
      ['AT', 2020, 3.2],
      ['AT', 2021, 3.3],
      ['AT33', 2019, 2.9],
      ['AT33', 2021, 3],
      ['DE21', 2019, 4.1],
      ['DE21', 2021, 0],
    ]);
  });

  it('names the indicator as the files do, and as Eurostat calls it', () => {
    expect(read(CUBE)[0]!.value).toMatchObject({
      indicator: 'rd_e_gerdreg_total_pc_gdp',
      label: 'GERD by sector of performance and NUTS 2 region, All sectors, Percentage of GDP',
    });
    expect(read(CUBE, { label: 'Spending on research' })[0]!.value).toMatchObject({ label: 'Spending on research' });
  });

  it('reads lists where a list is as good as an object', () => {
    const dense = Array.from({ length: 12 }, (_, at) => (CUBE.value as Record<number, number>)[at] ?? null);
    const dimension = {
      ...CUBE.dimension,
      freq: { category: { label: { A: 'Annual' } } },
      geo: { category: { index: ['EU27_2020', 'AT', 'AT33', 'DE21'] } },
    };
    expect(figures({ ...CUBE, value: dense, dimension })).toEqual(figures(CUBE));
  });

  it('refuses cells one by one', () => {
    const time = { category: { index: { '2019': 0, '2020-Q1': 1, '2021': 2 } } };
    const rows = read({
      ...CUBE,
      dimension: { ...CUBE.dimension, time },
      value: { 3: 'much', 4: 1, 5: 2, 99: 1, '-1': 1, x: 1 },
    });
    expect(rows.filter(({ error }) => error === undefined)).toHaveLength(1);
    expect(rows.map(({ error }) => error).filter(Boolean)).toEqual([
      '"much" is no number',
      '"2020-Q1" is no year',
      expect.stringContaining('no country or region'),
      expect.stringContaining('no country or region'),
      expect.stringContaining('no country or region'),
    ]);
  });

  it('says what is to be chosen where a dimension was left open', () => {
    const unit = { category: { index: { PC_GDP: 0, EUR_HAB: 1 } } };
    expect(() => read({ ...CUBE, size: [1, 1, 2, 4, 3], dimension: { ...CUBE.dimension, unit } })).toThrow(
      '"rd_e_gerdreg" has several values of unit (PC_GDP, EUR_HAB). Choose one of each in "dimensions".',
    );
  });

  it.each([
    ['no object', []],
    ['a promise for later', { warning: { status: 413, label: 'ASYNCHRONOUS_RESPONSE' } }],
    ['no regions', { ...CUBE, id: ['freq', 'sectperf', 'unit', 'city', 'time'] }],
    ['sizes that do not fit', { ...CUBE, size: [1, 1, 1, 9, 3] }],
    ['a cube larger than any', { ...CUBE, size: [1e9, 1, 1, 4, 3] }],
  ])('is none: %s', (_what, cube) =>
    expect(() => read(cube)).toThrow('Eurostat sent no table of regions by years but'),
  );

  it('puts each cell at the region and year of its place, whatever the order of dimensions', () => {
    const order = fc.shuffledSubarray(['freq', 'unit', 'geo', 'time'], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (id, regions, years) => {
        const codes: Record<string, string[]> = {
          freq: ['A'],
          unit: ['NR'],
          geo: Array.from({ length: regions }, (_, at) => `AT${at + 1}`),
          time: Array.from({ length: years }, (_, at) => String(2011 + at)),
        };
        const size = id.map((name) => codes[name]!.length);
        const dimension = Object.fromEntries(id.map((name) => [name, { category: { index: codes[name]! } }]));
        // A figure that tells where it belongs: region times 100 plus year.
        const cells = id.reduce<Record<string, string>[]>(
          (all, name) => all.flatMap((cell) => codes[name]!.map((code) => ({ ...cell, [name]: code }))),
          [{}],
        );
        const value = cells.map(({ geo, time }) => Number(geo!.slice(2)) * 100 + (Number(time) - 2000));
        const found = figures({ id, size, dimension, value });
        expect(found).toHaveLength(regions * years);
        for (const [nuts, year, figure] of found)
          expect(figure).toBe(Number(String(nuts).slice(2)) * 100 + (Number(year) - 2000));
      }),
    );
  });
});

describe('the interface of Eurostat', () => {
  it('is asked one question, and again after a week', async () => {
    server = await startReplayServer(() => json(CUBE));
    const clock = new FastClock();
    const found = await pages(server, eurostat(server.url('')), { options: OPTIONS, clock });
    expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/eurostat/api/dissemination/statistics/1.0/data/rd_e_gerdreg',
    ]);
    expect(Object.fromEntries(queryOf(server.requests[0]))).toEqual({
      format: 'JSON',
      lang: 'en',
      sinceTimePeriod: '2010',
      sectperf: 'TOTAL',
      unit: 'PC_GDP',
    });
    expect(found).toHaveLength(1);
    expect(found[0]!.rows).toHaveLength(7);
    expect(found[0]!.state.nextCheck).toBe('2026-10-14T12:00:00.000Z');
    const again = eurostat().parse(found[0]!.raw!, { options: OPTIONS }) as Iterable<unknown>;
    expect([...again]).toEqual(found[0]!.rows);
  });

  it('says what Eurostat says when the question is too large or wrong', async () => {
    server = await startReplayServer(() => ({
      status: 413,
      headers: { 'content-type': 'application/json' },
      body: '{"error":[{"status":413,"label":"EXTRACTION_TOO_BIG: please filter your query"}]}',
    }));
    await expect(pages(server, eurostat(server.url('')), { options: OPTIONS })).rejects.toThrow('EXTRACTION_TOO_BIG');
  });

  it.each([
    { dataset: '../x' },
    { dataset: 'rd_e_gerdreg', dimensions: { geo: 'AT' } },
    { dataset: 'rd_e_gerdreg', dimensions: { unit: 'A&B' } },
    { dataset: 'rd_e_gerdreg', since: 1 },
    {},
  ])('is not asked %j', (options) => expect(eurostat().optionsSchema.safeParse(options).success).toBe(false));
});

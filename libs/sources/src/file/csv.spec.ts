import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainAmount } from './amount.js';
import { readCsv, readTable } from './csv.js';
import { CsvRecords } from './csv-records.js';
import { processorTime } from '../../../../test/support/processor-time.js';

async function* bytes(text: string, size = 5) {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}
async function table(text: string, size?: number) {
  const rows = [];
  for await (const { row, fields, error } of readTable(bytes(text, size))) if (row > 0) rows.push(error ?? fields);
  return rows;
}
async function values(text: string, mapping = {}) {
  const rows = [];
  for await (const row of readCsv(bytes(text), mapping)) rows.push(row.value as Record<string, string>);
  return rows;
}

describe('rows that take a signal back', () => {
  it('are read as such, beside others and in a file of their own', async () => {
    expect(
      await values('id,title,date,Withdrawn,Reason\na,First,2026-01-02,,\nb,Second,2026-01-02,TRUE,Retracted'),
    ).toMatchObject([
      { id: 'a', title: 'First', withdrawn: '' },
      { id: 'b', title: 'Second', withdrawn: 'TRUE', reason: 'Retracted' },
    ]);
    expect(await values('id;gone;why\nb;yes;Retracted', { withdrawn: 'gone', reason: 'why' })).toEqual([
      { id: 'b', withdrawn: 'yes', reason: 'Retracted' },
    ]);
    await expect(values('id,reason\nb,Retracted')).rejects.toThrow('no column for the title');
  });
});

describe('readTable', () => {
  it('reads RFC 4180: quotes, doubled quotes, line ends and separators inside', async () => {
    expect(await table('a,b,c\r\n1,"x, ""y""\r\nz",3\r\n\r\n,,\r\n"",b, \r\n')).toEqual([
      ['1', 'x, "y"\r\nz', '3'],
      ['', '', ''],
      ['', 'b', ' '],
    ]);
  });

  it.each([[';'], ['\t'], ['|'], [',']])('finds out that the separator is %j', async (s) => {
    expect(await table(`a${s}b${s}"c, d; e"\n1${s}2${s}3`)).toEqual([['1', '2', '3']]);
  });

  it('obeys the sep= line of Excel, drops the byte-order mark, and reads old Mac line ends', async () => {
    expect(await table('\ufeffsep=;\r\na,b;c\r\n1,2;3\r\n')).toEqual([['1,2', '3']]);
    expect(await table('\ufeffa,b\r1,2\r3,4')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('loses no neighbour to a quote that is never closed', async () => {
    expect(await table('a,b,c\n1,"open,3\n4,5,6\n7,"closed",9\n')).toEqual([
      ['1', '"open', '3'],
      ['4', '5', '6'],
      ['7', 'closed', '9'],
    ]);
    expect(await table('a,b,c\n1,2,3\n4,"open,6\n7,8,9')).toEqual([
      ['1', '2', '3'],
      ['4', '"open', '6'],
      ['7', '8', '9'],
    ]);
  });

  it('takes quotes in the middle of a field as they are', async () => {
    expect(await table('a,b\n5" disk,x "y" z\n"half" quoted, "blanks" \n')).toEqual([
      ['5" disk', 'x "y" z'],
      ['"half" quoted', 'blanks'],
    ]);
  });

  it('refuses a monstrous row alone', async () => {
    const rows = await table(`a,b\n1,2\n3,${'x'.repeat(2_500_000)}\n5,6\n`, 60_000);
    expect(rows).toEqual([['1', '2'], 'the row is longer than a million characters', ['5', '6']]);
  });

  it('stays linear when every line opens a quote', async () => {
    const lines = 20_000;
    const spent = processorTime();
    expect(await table('a,b\n' + '1,"x\n'.repeat(lines), 60_000)).toHaveLength(lines);
    expect(spent()).toBeLessThan(15);
  });

  it('reads back what RFC 4180 says to write, however it is cut', () => {
    const field = fc.stringMatching(/^[a-z",;\n\r ]{0,12}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field, field), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, size) => {
          const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
          const records = new CsvRecords(',');
          const found = [];
          for (let at = 0; at < text.length; at += size) found.push(...records.push(text.slice(at, at + size)));
          found.push(...records.end());
          expect(found.map((record) => record.fields)).toEqual(rows);
        },
      ),
    );
  });
});

describe('readCsv', () => {
  it('feeds the fields of a signal by name, by usual other names and by mapping', async () => {
    expect(await values('ID,Title,Publication Date,Abstract,assignee\n7,t,2024-01-02,x,A; B')).toEqual([
      { id: '7', title: 't', date: '2024-01-02', text: 'x', organisations: 'A; B' },
    ]);
    expect(await values('Was,Title,Headline\nw,t,h', { title: 'was' })).toEqual([
      expect.objectContaining({ title: 'w' }),
    ]);
  });

  it('gives rows without an id one of their own content', async () => {
    const [first, second, third] = await values('title,date\na,2024\na,2024\nb,2024\n');
    expect(first!['id']).toMatch(/^csv:[0-9a-f]{24}$/);
    expect(second!['id']).toBe(first!['id']);
    expect(third!['id']).not.toBe(first!['id']);
  });

  it('says which columns there are when none can be the title', async () => {
    await expect(values('Firma;Datum\nx;2024')).rejects.toThrow(
      'no column for the title; it has Firma, Datum. Say which one it is, as in --map title=Firma',
    );
    await expect(values('a,b\n1,2', { title: 'c' })).rejects.toThrow('no column "c"; it has a, b');
  });
});

describe('plainAmount', () => {
  it.each([
    ['1.234.567,50', '1234567.50'],
    ['1,234,567.5', '1234567.5'],
    ['12 000 €', '12000'],
    ['EUR 3.5', '3.5'],
    ['3,5', '3.5'],
    ['1,000', '1000'],
    ['1.234', '1.234'],
    ['undisclosed', 'undisclosed'],
    ['-5', '-5'],
    ['', ''],
    ['5 USD', '5 USD'],
  ])('%s is %s', (written, number) => expect(plainAmount(written)).toBe(number));
});

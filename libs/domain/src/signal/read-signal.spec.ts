import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countryCode } from './countries.js';
import { readDay } from './dates.js';
import { contentOf, evidenceOf } from './identity.js';
import { plainText, storable, storableJson } from './plain-text.js';
import { readSignal } from './read-signal.js';
import { processorTime } from '../../../../test/support/processor-time.js';

const options = { latestDay: '2026-11-22' };
const row = { id: 'x:1', kind: 'news', title: 'A title', date: '2026-01-02', publisher: 'P' };
const read = (fields: object) => readSignal({ ...row, ...fields }, options);
const reason = (fields: object) => {
  const result = read(fields);
  return result.ok ? null : result.reason;
};
const signal = (fields: object = {}) => {
  const result = read(fields);
  if (!result.ok) throw new Error(result.reason);
  return result.signal;
};

describe('readSignal', () => {
  it('takes a plain row', () => {
    expect(signal({ country: 'Germany', codes: 'H01M; C25B ;H01M', amountEur: '1 500 000', lang: 'EN-gb' })).toEqual({
      id: 'x:1',
      kind: 'news',
      title: 'A title',
      text: '',
      date: '2026-01-02',
      url: null,
      country: 'DE',
      organisations: [],
      codes: ['H01M', 'C25B'],
      amountEur: 1_500_000,
      lang: 'en',
      publisher: 'P',
      synthetic: false,
    });
  });

  it.each([
    [{ id: '' }, 'id is missing'],
    [{ id: 'x'.repeat(301) }, 'id is longer than 300 characters'],
    [{ kind: 'rumour' }, 'kind "rumour" is unknown; use publication, patent, investment, news, article'],
    [{ title: ' <b></b> ' }, 'title is missing or empty'],
    [{ date: '2026-02-30' }, 'date "2026-02-30" is not a date; use YYYY-MM-DD'],
    [{ date: '2027-01-01' }, 'date 2027-01-01 lies in the future'],
    [{ date: '1712-01-01' }, 'date 1712-01-01 lies before 1900'],
    [{ publisher: null }, 'publisher is missing'],
    [{ amountEur: -1 }, 'amountEur "-1" is not a number of euros of 0 or more'],
    [{ amountEur: NaN }, 'amountEur "NaN" is not a number of euros of 0 or more'],
    [{ amountEur: 'lots' }, 'amountEur "lots" is not a number of euros of 0 or more'],
  ])('refuses %j', (fields, expected) => expect(reason(fields)).toBe(expected));

  it('takes kind and publisher from the file when the row has none', () => {
    const result = readSignal(
      { id: 'x:1', title: 'T', date: '2026' },
      { ...options, kind: 'patent', publisher: 'Office' },
    );
    expect(result.ok && [result.signal.kind, result.signal.publisher, result.signal.date]).toEqual([
      'patent',
      'Office',
      '2026-01-01',
    ]);
  });

  it('cuts what is too long and drops what is no web address', () => {
    const long = signal({ title: 'w'.repeat(5_000), text: 'x '.repeat(200_000), url: 'javascript:alert(1)' });
    expect([long.title.length, long.text.length <= 100_000, long.url]).toEqual([1_000, true, null]);
  });

  it('never throws and never lets through what Postgres refuses', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (anything, text) => {
        readSignal(anything, options);
        const result = readSignal({ ...row, title: text, text }, options);
        if (result.ok) expect(/\0/.test(result.signal.title) || !result.signal.text.isWellFormed()).toBe(false);
      }),
    );
  });
});

describe('readDay', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-03-05T23:59:59+02:00', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024-03', '2024-03-01'],
    ['2024', '2024-01-01'],
    ['05.03.2024', '2024-03-05'],
    ['5/3/2024', '2024-03-05'],
    ['3/25/2024', '2024-03-25'],
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['March 5th, 2024', '2024-03-05'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2023', null],
    ['13/13/2024', null],
    ['soon', null],
    ['', null],
  ])('%s is %s', (text, day) => expect(readDay(text)).toBe(day));
});

describe('plainText', () => {
  it.each([
    ['a <b>bold</b> word', 'a bold word'],
    ['<script>alert(1)</script>after', 'after'],
    ['<script>never closed', ''],
    ['&toString; it', '&toString; it'],
    ['R&amp;D &#8211; 5&nbsp;&deg;C', 'R&D – 5 °C'],
    ['x < y and y > z', 'x < y and y > z'],
    ['line\nbreak\ttab\u0000nul\ud800', 'line break tab nul'],
    ['e\u0301', 'é'],
  ])('%j becomes %j', (text, plain) => expect(plainText(text)).toBe(plain));

  it('takes linear time on hostile markup', () => {
    const spent = processorTime();
    plainText('<'.repeat(400_000));
    plainText('<a '.repeat(150_000));
    plainText('<!--'.repeat(100_000));
    plainText('<script '.repeat(60_000));
    expect(spent()).toBeLessThan(10);
  });
});

describe('identity', () => {
  it('is one evidence whatever case and punctuation', () => {
    expect(evidenceOf(signal({ title: 'New plant: makes GREEN steel in Sweden!' }))).toBe(
      evidenceOf(signal({ id: 'x:2', title: 'New plant makes green steel in Sweden' })),
    );
  });
  it('keeps short titles apart unless their texts agree', () => {
    expect(evidenceOf(signal({ title: 'PACKAGE' }))).not.toBe(evidenceOf(signal({ id: 'x:2', title: 'Package' })));
    // Four words, with accents as without: too few to tell two things apart.
    for (const title of [
      'Künstliche Intelligenz für Ärzte',
      'Kuenstliche Intelligenz fuer Aerzte',
      'Énergie éolienne à Nîmes',
    ])
      expect(evidenceOf(signal({ title }))).not.toBe(evidenceOf(signal({ id: 'x:2', title, text: 'Another matter.' })));
  });
  it('keeps kinds apart', () => {
    const title = 'Electrolyser stack with a membrane of ceramic layers';
    expect(evidenceOf(signal({ title }))).not.toBe(evidenceOf(signal({ title, kind: 'patent' })));
  });
  it('sees every field that counts', () => {
    expect(contentOf(signal())).not.toBe(contentOf(signal({ publisher: 'Q' })));
  });
});

describe('countryCode', () => {
  it.each([
    ['de', 'DE'],
    ['United Kingdom', 'GB'],
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['Global', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (name, code) => expect(countryCode(name)).toBe(code));
});

describe('storable', () => {
  it('takes out what Postgres refuses, in keys and values, and nothing else', () => {
    expect(storable('a\0b\ud800c é 🔋')).toBe('a\ufffdb\ufffdc é 🔋');
    const value = { ['k\0']: 'a\0\ud800🔋', list: ['\\u0000', '\\\\ud800', '\\\0'] };
    expect(JSON.parse(storableJson(value))).toEqual({
      ['k\ufffd']: 'a\ufffd\ufffd🔋',
      list: ['\\u0000', '\\\\ud800', '\\\ufffd'],
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [storable(text)]: [storable(text)] });
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFeedDate } from './feed-date.js';

/** As written -> the moment in UTC, to the second. */
const DATES: readonly (readonly [string, string])[] = [
  // RFC 822 and what writers make of it
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21'],
  ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21'],
  ['Thu, 01 Jan 98 19:48 EST', '1998-01-02T00:48:00'],
  ['01 Jan 2004 19:48:21 +0100', '2004-01-01T18:48:21'],
  ['Thu,  1 Jan 2004 19:48:21 -05:00', '2004-01-02T00:48:21'],
  ['Thu, 01 Jan 2004 19:48:21 GMT+2', '2004-01-01T17:48:21'],
  ['Thu, 01 Jan 2004 19:48:21 Etc/GMT', '2004-01-01T19:48:21'],
  ['Thu, 01 Jan 2004', '2004-01-01T00:00:00'],
  ['Thursday, January 1, 2004 7:48 PM', '2004-01-01T19:48:00'],
  ['Jan 1, 2004 12:05 a.m. PST', '2004-01-01T08:05:00'],
  ['Thu, Jan 01 2004 19:48:21 GMT', '2004-01-01T19:48:21'],
  ['Wed, 02 Oct 2002 15:00:00 +0200 (CEST)', '2002-10-02T13:00:00'],
  ['Tue, 29-Feb-2000 10:00:00 UT', '2000-02-29T10:00:00'],
  ['Mon, 5th May 2025 10:00:00 BST', '2025-05-05T09:00:00'],
  ['Sun, 31 Dec 2023 24:00:00 GMT', '2024-01-01T00:00:00'],
  ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59'],
  // asctime
  ['Sun Jan  4 16:29:06 2004', '2004-01-04T16:29:06'],
  ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06'],
  // ISO 8601 and W3C-DTF
  ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55'],
  ['2003-12-31T10:14:55.123-08:00', '2003-12-31T18:14:55'],
  ['2003-12-31T10:14+0530', '2003-12-31T04:44:00'],
  ['2003-12-31 10:14:55', '2003-12-31T10:14:55'],
  ['2003-12-31 10:14:55 +0100', '2003-12-31T09:14:55'],
  ['20031231T101455Z', '2003-12-31T10:14:55'],
  ['2003-12-31', '2003-12-31T00:00:00'],
  ['2003-12', '2003-12-01T00:00:00'],
  ['2003', '2003-01-01T00:00:00'],
  ['2003-335', '2003-12-01T00:00:00'],
  ['2004-W01-1', '2003-12-29T00:00:00'],
  ['03-12-31T10:14:55Z', '2003-12-31T10:14:55'],
  // with slashes and dots
  ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53'],
  ['15.09.2006 08:19', '2006-09-15T08:19:00'],
  ['09/15/2006 08:19:53 AM', '2006-09-15T08:19:53'],
  ['05/03/2024', '2024-03-05T00:00:00'],
  ['05/03/2024 - 10:00', '2024-03-05T10:00:00'],
  ['Tue, 03/05/2024 - 10:00', '2024-03-05T10:00:00'],
  ['Tue, 05/03/2024 - 10:00', '2024-03-05T10:00:00'],
  ['1/2/2024 3:04:05 PM', '2024-01-02T15:04:05'],
  ['2024. 3. 5.', '2024-03-05T00:00:00'],
  ['March 2024', '2024-03-01T00:00:00'],
  ['"2024-03-05"', '2024-03-05T00:00:00'],
  ['2024-3-5T1:2:3Z', '2024-03-05T01:02:03'],
  // other languages
  ['2004년 05월 28일 01:31:15', '2004-05-27T16:31:15'],
  ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17'],
  ['2024年3月5日 10:00', '2024-03-05T10:00:00'],
  ['2024年03月05日(火) 10時20分30秒', '2024-03-05T10:20:30'],
  ['2024年03月05日 星期二 10:20', '2024-03-05T10:20:00'],
  ['٢٠٢٤-٠٣-٠٥', '2024-03-05T00:00:00'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00'],
  ['2024. március 5.', '2024-03-05T00:00:00'],
  ['mar., 5 mars 2024 10:00:00 +0100', '2024-03-05T09:00:00'],
  ['5 août 2024', '2024-08-05T00:00:00'],
  ['Di, 05 Mär 2024 10:00:00 +0100', '2024-03-05T09:00:00'],
  ['wto, 05 marca 2024 10:00:00 +0100', '2024-03-05T09:00:00'],
  ['5 Мая 2024', '2024-05-05T00:00:00'],
  // numbers
  ['1709629200', '2024-03-05T09:00:00'],
  ['1709629200000', '2024-03-05T09:00:00'],
];

const NONE = [
  '',
  'yesterday',
  'Thu, 32 Jan 2004 00:00:00 GMT',
  '2004-02-30',
  '2003-13-01',
  'Mon, 01 Jan 0001 00:00:00 +0000',
  '12',
  '25:00',
  // October in Croatian, November in Polish and Czech
  '5 listopad 2024',
  'constructor 5 2024',
  '2024-03-05T99:00:00Z',
  'x'.repeat(10_000),
];

describe('readFeedDate', () => {
  it.each(DATES)('reads %s', (written, utc) => expect(readFeedDate(written)?.slice(0, 19)).toBe(utc));
  it.each(NONE)('finds no date in %s', (written) => expect(readFeedDate(written)).toBeNull());

  it('reads back what the platform writes, in every zone', () => {
    const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: -720, max: 840 }), (moment, minutes) => {
        const seconds = new Date(Math.floor(moment.getTime() / 1000) * 1000);
        expect(readFeedDate(seconds.toUTCString())).toBe(seconds.toISOString());
        expect(readFeedDate(seconds.toISOString())).toBe(seconds.toISOString());
        const local = new Date(seconds.getTime() + minutes * 60_000).toUTCString().replace('GMT', '');
        const pad = (n: number) => String(n).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}${pad(Math.abs(minutes) % 60)}`;
        expect(readFeedDate(local + zone)).toBe(seconds.toISOString());
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dTZ:+/. -]{1,40}$/)), (text) => void readFeedDate(text)),
    );
  });
});

import { monthOf } from './month-names.js';
import { zoneMinutes } from './time-zones.js';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `10:14`, `10:14:55.3`, with `am` or `pm` after it if there is one. */
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
}

/** Longest text that can be a date. */
const MAX_LENGTH = 120;

/**
 * The moment a feed means, in UTC as ISO 8601; null when the text names none. Read are RFC 822 in all its variants (two-digit years, swapped
 * day and month, missing time, odd zones), ISO 8601 and W3C-DTF with week and day-of-year dates, C's asctime, `YYYY/MM/DD`, `DD.MM.YYYY`,
 * East Asian dates, Unix seconds, and month names in the languages of Europe. Without a zone the time counts as UTC.
 */
export function readFeedDate(text: string): string | null {
  if (text.length > 4 * MAX_LENGTH) return null;
  // Full-width and Arabic digits are digits; the name of the zone after its offset (RFC 9557) adds nothing.
  const written = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/^[\s"'“”]+|[\s"'“”]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d|z)\[[\w/+-]+\]$/i, '');
  if (written === '' || written.length > MAX_LENGTH) return null;
  for (const form of FORMS) {
    const moment = form(written);
    if (moment) return toIso(moment);
  }
  return null;
}

const FORMS: readonly ((text: string) => Moment | null)[] = [
  isoDate,
  unixTime,
  eastAsian,
  hungarian,
  numericDate,
  wordDate,
];

const TIME = String.raw`(\d{1,2}(?::\d{1,2}|\d{2}){0,2}(?:[.,]\d+)?)`;
const ZONE = String.raw`(z|[+\-\u2212]\d{1,2}(?::?\d{2})?|[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?)`;
const ISO_TAIL = String.raw`(?:[t ]\s?${TIME}?\s?${ZONE}?)?`;

const CALENDAR = new RegExp(String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?${ISO_TAIL}$`, 'i');
const LOOSE_CALENDAR = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${ISO_TAIL}$`, 'i');
const SHORT_YEAR = new RegExp(String.raw`^(\d{2})-(\d{2})-(\d{2})${ISO_TAIL}$`, 'i');
const ORDINAL = new RegExp(String.raw`^(\d{4})-?(\d{3})${ISO_TAIL}$`, 'i');
const WEEK = new RegExp(String.raw`^(\d{4})-?w(\d{2})(?:-?([1-7]))?${ISO_TAIL}$`, 'i');

function isoDate(text: string): Moment | null {
  let match = CALENDAR.exec(text) ?? LOOSE_CALENDAR.exec(text);
  if (match)
    return {
      year: Number(match[1]),
      month: Number(match[2] ?? 1),
      day: Number(match[3] ?? 1),
      time: match[4],
      zone: match[5],
    };
  match = SHORT_YEAR.exec(text);
  if (match)
    return {
      year: fullYear(match[1]!),
      month: Number(match[2]),
      day: Number(match[3]),
      time: match[4],
      zone: match[5],
    };
  match = ORDINAL.exec(text);
  if (match) return dayOfYear(Number(match[1]), Number(match[2]), match[3], match[4]);
  match = WEEK.exec(text);
  if (!match) return null;
  // Week 1 holds January 4th (ISO 8601).
  const fourth = new Date(Date.UTC(Number(match[1]), 0, 4)).getUTCDay() || 7;
  return dayOfYear(
    Number(match[1]),
    4 - fourth + (Number(match[2]) - 1) * 7 + Number(match[3] ?? 1),
    match[4],
    match[5],
  );
}

function dayOfYear(year: number, day: number, time?: string, zone?: string): Moment {
  const date = new Date(Date.UTC(year, 0, day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time, zone };
}

/** Seconds or milliseconds since 1970, between 1990 and 2100. */
function unixTime(text: string): Moment | null {
  if (!/^\d{9,13}$/.test(text)) return null;
  const time = Number(text) * (text.length > 10 ? 1 : 1000);
  if (time < 631e9 || time > 4_102e9) return null;
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: date.toISOString().slice(11, 23),
  };
}

const EAST_ASIAN =
  /^(\d{4})(?:년|年|-)\s?(\d{1,2})(?:월|月|-)\s?(\d{1,2})(?:일|日)?(?:\s?(?:\([^()\d]{1,4}\)|\p{L}(?:曜日|요일)|(?:星期|周)\p{L}),?)?\s?(오전|오후|上午|下午|午前|午後)?\s?(\d{1,2}(?:(?::|시 ?|時|时|点|分|분 ?)\d{1,2}){1,2})?/u;

/** `2004년 05월 28일 01:31:15`, `2004-05-25 오후 11:23:17` (Korean time), `2024年3月5日` (China: +8, Japan: +9; taken as UTC). */
function eastAsian(text: string): Moment | null {
  if (!/[년月年오上下午]/.test(text)) return null;
  const match = EAST_ASIAN.exec(text);
  if (!match) return null;
  const half = match[4] === undefined ? '' : /[후下]|午後/.test(match[4]) ? 'pm' : 'am';
  const time = match[5]?.replace(/[^\d:]+/g, ':');
  const zone = /[년오]/.test(text) ? '+0900' : undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), time: time && time + half, zone };
}

const HUNGARIAN = new RegExp(String.raw`^(\d{4})[-. ]+(\p{L}+)[-. ]+(\d{1,2})\.?${ISO_TAIL}$`, 'iu');

/** `2004-július-13T9:15-05:00`, `2024. március 5.`: the month as a word between year and day. */
function hungarian(text: string): Moment | null {
  const match = HUNGARIAN.exec(text);
  const month = match && monthOf(match[2]!);
  return month ? { year: Number(match[1]), month, day: Number(match[3]), time: match[4], zone: match[5] } : null;
}

const NUMERIC = new RegExp(
  String.raw`^(?:(\p{L}+)\.?,? )?(\d{1,4})[./] ?(\d{1,2})[./] ?(\d{1,4})\.?,?(?: -)?(?: (\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?))?(?: ?${ZONE})?$`,
  'iu',
);

/**
 * `2006/09/15 08:19:53 EDT`, `05.03.2024 10:00`, `15/9/2024`; European order unless the second number is above 12, the day of the week fits the American
 * one only (`Tue, 03/05/2024 - 10:00`), or slashes come with `AM` and `PM`.
 */
function numericDate(text: string): Moment | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [first, second, third] = [match[2]!, match[3]!, match[4]!];
  const rest = {
    time: match[5]
      ?.replaceAll('.', ':')
      .replace(/:m:?$/i, 'm')
      .replace(/:(?=[ap])/i, ''),
    zone: match[6],
  };
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third), ...rest };
  if (third.length < 2) return null;
  const year = fullYear(third);
  const american = { year, month: Number(first), day: Number(second), ...rest };
  const european = { year, month: Number(second), day: Number(first), ...rest };
  if (american.day > 12) return american;
  const weekday = match[1]?.slice(0, 3).toLowerCase();
  if (weekdayOf(american) === weekday && weekdayOf(european) !== weekday) return american;
  return text.includes('/') && /m$/i.test(rest.time ?? '') && weekdayOf(european) !== weekday ? american : european;
}

const weekdayOf = ({ year, month, day }: Moment): string =>
  new Date(Date.UTC(year, month - 1, day)).toUTCString().slice(0, 3).toLowerCase();

/** RFC 822, asctime and everything else with a month as a word: what each word can be decides, not its place. */
function wordDate(text: string): Moment | null {
  const comment = /\(([^()]*)\)/.exec(text)?.[1];
  const words = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
    .replace(/(\d{1,2})-(\p{L}{3,})-(\d{2,4})/gu, '$1 $2 $3')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  let month: number | null = null;
  let time: string | undefined;
  let zone: string | undefined;
  const numbers: string[] = [];
  for (const [at, word] of words.entries()) {
    if (/^\d{1,2}[:.]\d{1,2}(?:[:.]\d{1,2}(?:\.\d+)?)?(?:z|[ap]\.?m\.?)?$/i.test(word) && time === undefined) {
      time = word.replace(/^(\d+)\.(\d+)/, '$1:$2');
      if (/z$/i.test(word)) [time, zone] = [time.slice(0, -1), 'z'];
    } else if (/^'?\d{1,4}\.?$/.test(word) && numbers.length < 2) numbers.push(word.replace(/['.]/g, ''));
    else if (/^[ap]\.?m\.?$/i.test(word) && time !== undefined) time += word.replaceAll('.', '');
    else if (time !== undefined && zone === undefined && zoneMinutes(word) !== null) zone = word;
    else if (month === null && !/^\d/.test(word) && !isWeekday(word, at, words)) month = monthOf(word);
  }
  if (month === null) return null;
  // `March 2024`, as journals date.
  if (numbers.length === 1 && numbers[0]!.length === 4) numbers.unshift('1');
  if (numbers.length < 2) return null;
  const [first, second] = numbers as [string, string];
  const [day, year] = first.length > 2 ? [second, first] : [first, second];
  return {
    year: fullYear(year),
    month,
    day: Number(day),
    time,
    zone: zone ?? (comment && zoneMinutes(comment) !== null ? comment : undefined),
  };
}

const ENGLISH_WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r|\.)?$/i;

/** A first word that some language could take for a month where another word is one (`mar, 5 mars`: Tuesday). */
const isWeekday = (word: string, at: number, words: readonly string[]): boolean =>
  at === 0 &&
  (ENGLISH_WEEKDAY.test(word) || words.slice(1).some((other) => /^\p{L}/u.test(other) && monthOf(other) !== null));

/** RFC 822 has two digits: 90-99 are the last century, as in feedparser. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 90 ? 2000 + year : 1900 + year;
}

function toIso({ year, month, day, time, zone }: Moment): string | null {
  if (year < 1900 || year > 2200) return null;
  const clock = readClock(time);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (clock === null || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = zone === undefined ? 0 : (zoneMinutes(zone) ?? 0);
  return new Date(date.getTime() + clock - offset * 60_000).toISOString();
}

/** Milliseconds since midnight of `1014`, `10:14:55.5`, `9:15pm`; midnight when there is none, null when it is no time of day. */
function readClock(time: string | undefined): number | null {
  if (!time) return 0;
  const match = /^(\d{1,2})(?::?(\d{1,2}))?(?::?(\d{1,2})(?:[.,](\d+))?)?\s?([ap]\.?m)?\.?$/i.exec(time);
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  // A leap second is the last one of its minute.
  const second = Math.min(Number(match[3] ?? 0), 60) - (match[3] === '60' ? 1 : 0);
  const half = match[5]?.[0]?.toLowerCase();
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 24 || minute > 59 || Number(match[3] ?? 0) > 60) return null;
  const fraction = match[4] ? Number(`0.${match[4]}`) : 0;
  return Math.round(((hour * 60 + minute) * 60 + second + Math.floor(fraction * 1000) / 1000) * 1000);
}

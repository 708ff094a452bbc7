const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day a source names, as `YYYY-MM-DD`; null when it names none.
 * Read: ISO dates and date-times, `YYYYMMDD`, `YYYY-MM`, `YYYY`, `DD.MM.YYYY`, `DD/MM/YYYY` (European order, unless the
 * second number is above 12), `5 March 2024`, `March 5, 2024`, RFC 822 (`Tue, 05 Mar 2024 10:00:00 GMT`).
 * A missing day or month becomes the first. The time of day and its zone are ignored: a signal has a day.
 */
export function readDay(value: string): string | null {
  const text = value.trim();
  let match = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ].*)?$/.exec(text);
  if (match) return day(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
  match = /^(\d{4})\/(\d{1,2})\/(\d{1,2})\b/.exec(text);
  if (match) return day(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(text);
  if (match) {
    const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return second > 12 ? day(year, first, second) : day(year, second, first);
  }
  match = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b/i.exec(text);
  if (match) return day(Number(match[3]), month(match[2]!), Number(match[1]));
  match = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text);
  if (match) return day(Number(match[3]), month(match[1]!), Number(match[2]));
  return null;
}

const month = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function day(year: number, monthNumber: number, dayNumber: number): string | null {
  const lengths = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[monthNumber - 1];
  if (length === undefined || dayNumber < 1 || dayNumber > length) return null;
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(monthNumber, 2)}-${pad(dayNumber, 2)}`;
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

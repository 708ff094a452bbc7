import { readDay } from '#libs/domain';
import { readFeedDate } from '../../feed/feed-date.js';

/** Three numbers with any separators; a missing second one (`05/072018`) only before a whole year. */
const NUMBERS = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2,4})$|^(\d{1,2})[./-](\d{2})(\d{4})$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

interface Numbers {
  readonly first: number;
  readonly second: number;
  readonly year: string;
}

function numbersOf(cell: string): Numbers | null {
  const match = NUMBERS.exec(cell.trim());
  if (!match) return null;
  const [first, second, year] = match[1] === undefined ? match.slice(4, 7) : match.slice(1, 4);
  return { first: Number(first), second: Number(second), year: year! };
}

/**
 * Whether the days of a column stand before the months. The dates that can be read in one way only decide, by majority; where there are none
 * it is the European order.
 */
export function dayFirstOf(cells: readonly string[]): boolean {
  let votes = 0;
  for (const cell of cells) {
    const numbers = numbersOf(cell);
    if (numbers && numbers.first > 12) votes++;
    if (numbers && numbers.second > 12) votes--;
  }
  return votes >= 0;
}

/** The day a cell of a spreadsheet means, `YYYY-MM-DD`, or null. Also `Q3 2024`, `015` for 2015, and Excel's numbers of days. */
export function readDealDay(cell: string, dayFirst: boolean): string | null {
  const text = cell.trim();
  const numbers = numbersOf(text);
  if (numbers) {
    const { first, second } = numbers;
    // An impossible order is the other one.
    const swap = dayFirst ? second > 12 : first <= 12;
    const [day, month] = swap ? [second, first] : [first, second];
    return readDay(`${day}.${month}.${yearOf(numbers.year)}`);
  }
  const quarter = /^(?:q([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*q([1-4]))$/i.exec(text);
  if (quarter)
    return readDay(
      `${quarter[2] ?? quarter[3]}-0${(Number(quarter[1] ?? quarter[4]) - 1) * 3 + 1}`.replace('-010', '-10'),
    );
  if (/^[2-5]\d{4}$/.test(text)) return new Date(EXCEL_EPOCH + Number(text) * DAY_MS).toISOString().slice(0, 10);
  return readDay(text) ?? readFeedDate(text)?.slice(0, 10) ?? null;
}

/** `24` and `015` are years of this century, but for `70` to `99`. */
function yearOf(digits: string): string {
  if (digits.length === 4) return digits;
  const year = Number(digits);
  return String(year >= 70 && digits.length === 2 ? 1900 + year : 2000 + year);
}

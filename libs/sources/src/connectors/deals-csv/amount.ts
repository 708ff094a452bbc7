import { currencyIn } from './columns.js';

export interface Money {
  readonly value: number;
  /** ISO 4217; null when the cell names none. */
  readonly currency: string | null;
}

/** How people write that an amount was not told. Zero is one of the ways. */
const UNTOLD =
  /^(?:|-+|—|n\.?\/?a\.?|nan|none|null|unknown|undisclosed|not disclosed|confidential|tbd|\?|0+(?:[.,]0+)?)$/i;

/** The longer names first: `mn` is not `m`. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/(?:billion|milliard[se]?|mrd|bn|b)\.?$/i, 1e9],
  [/(?:million(?:en|s)?|mio|mln|mn|mm|m)\.?$/i, 1e6],
  [/(?:thousand|tsd|k)\.?$/i, 1e3],
  [/(?:crores?|cr)\.?$/i, 1e7],
  [/(?:lakhs?|lacs?)\.?$/i, 1e5],
];

/**
 * An amount of money as spreadsheets write it: `$1.5M`, `€ 12 000 000`, `14,342,000+`, `1,20,00,000`, `EUR 3,5 Mio.`. Null when it was not told,
 * undefined when it cannot be read: a guess would corrupt a sum.
 */
export function readMoney(cell: string): Money | null | undefined {
  const text = cell.replace(/[\u00a0\u202f]/g, ' ').trim();
  if (UNTOLD.test(text)) return null;
  const currency = currencyIn(text);
  let bare = text
    .replace(/\b[A-Z]{3}\b|\b(?:Rs|US|C|A)\b\.?|[€$£₹¥₪]/gi, (found) =>
      currencyIn(found) || found.length < 3 ? '' : found,
    )
    .replace(/^[~≈+<>\s]+|[+\s]+$/g, '');
  let unit = 1;
  for (const [name, size] of UNITS) {
    if (!/\d/.test(bare) || !name.test(bare)) continue;
    bare = bare.replace(name, '').trimEnd();
    unit = size;
    break;
  }
  const number = plainNumber(bare.replace(/[\s'_]/g, ''), unit > 1);
  return number === null ? undefined : { value: Math.round(number * unit * 100) / 100, currency };
}

/**
 * With both separators the last one is decimal; one that repeats groups; a single one before exactly three digits groups too, but for
 * amounts with a unit (`1.234 M`), for no deal is written to a thousandth of a euro.
 */
function plainNumber(text: string, hasUnit: boolean): number | null {
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1];
  let decimal = '';
  if (dots > 0 && commas > 0) decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  else if (dots + commas === 1 && (hasUnit || !/[.,]\d{3}$/.test(text))) decimal = dots === 1 ? '.' : ',';
  if (decimal !== '' && text.split(decimal).length !== 2) return null;
  const [whole, fraction = ''] = decimal === '' ? [text] : (text.split(decimal) as [string, string]);
  const number = Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`);
  return Number.isFinite(number) ? number : null;
}

import { decodeHTMLStrict } from 'entities';

/** Characters that the names of a document may add to it in all. */
const BUDGET = 1_000_000;

/** Names that a document declares for itself: `<!ENTITY euro "&#8364;">`. They vanish once they have added a million characters. */
export class OwnEntities {
  private spent = 0;
  constructor(private readonly values: ReadonlyMap<string, string> = new Map()) {}

  get(name: string): string | undefined {
    const value = this.values.get(name);
    if (value === undefined) return undefined;
    this.spent += value.length;
    return this.spent > BUDGET ? '' : value;
  }
}

/** The five of XML first, for they are nearly all; then two that XHTML 1.0 and HTML 5 define differently: feeds follow the former. */
const COMMON = new Map(
  Object.entries({
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    lang: '\u2329',
    rang: '\u232a',
  }),
);

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,8})|([A-Za-z][\w.-]{0,60}));/y;

/** Both halves of a character beyond the first 65,536, each numbered by itself, as writers do who think in UTF-16. */
const PAIR = /&#(?:x(d[89ab][\da-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][\da-f]{2})|(5[67]\d{3}));/gi;

function joined(all: string, hexHigh?: string, high?: string, hexLow?: string, low?: string): string {
  const first = hexHigh === undefined ? Number(high) : parseInt(hexHigh, 16);
  const pair = String.fromCharCode(first, hexLow === undefined ? Number(low) : parseInt(hexLow, 16));
  return pair.isWellFormed() ? pair : all;
}

/**
 * Replaces the character references of XML text: numbers as they stand (also the range 128-159 that XML 1.0 allows and Windows
 * writers fill), the document's own names, then the names of HTML. What is none of these stays as it is: feeds are full of bare `&`.
 */
export function decodeReferences(given: string, own: OwnEntities): string {
  const text = given.includes('&#') ? given.replace(PAIR, joined) : given;
  let at = text.indexOf('&');
  if (at < 0) return text;
  let decoded = '';
  let done = 0;
  while (at >= 0) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(text);
    if (match) {
      const [all, decimal, hex, name] = match;
      decoded += text.slice(done, at) + (name !== undefined ? named(all, name, own) : numbered(decimal, hex!));
      done = at + all.length;
    }
    at = text.indexOf('&', match ? done : at + 1);
  }
  return decoded + text.slice(done);
}

const named = (all: string, name: string, own: OwnEntities): string =>
  own.get(name) ?? COMMON.get(name) ?? decodeHTMLStrict(all);

function numbered(decimal: string | undefined, hex: string): string {
  const point = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : '\ufffd';
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  ccedil: 'ç',
  ntilde: 'ñ',
};

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd\s]+/g;

/**
 * Plain text out of whatever a source sent: markup and scripts gone, entities decoded once, NFC, control characters, NUL and
 * lone surrogates removed (Postgres and browsers refuse them), white space folded to single blanks.
 * Linear in the length of the text.
 */
export function plainText(value: string): string {
  let text = value;
  if (text.includes('<')) text = withoutMarkup(text);
  if (text.includes('&')) {
    text = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, dec, hex, name) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : all;
      const point = dec !== undefined ? Number(dec) : parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    });
  }
  return text.toWellFormed().replace(UNPRINTABLE, ' ').trim().normalize('NFC');
}

/**
 * The text between the tags. Comments, scripts and styles go with what they hold, to the end when they are never closed; a `<` that
 * begins no tag stays. Regular expressions would go back over hostile input again and again: this looks at each character once.
 */
function withoutMarkup(text: string): string {
  const parts: string[] = [];
  // Only A-Z: other letters may change their length.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let kept = 0;
  let close = -1;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open)) {
    let end: number;
    if (text.startsWith('<!--', open)) {
      end = text.indexOf('-->', open + 4);
      end = end < 0 ? text.length : end + 3;
    } else if (/[a-z/]/i.test(text[open + 1] ?? '')) {
      if (close < open) close = text.indexOf('>', open);
      if (close < 0) break;
      const name = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1];
      const next = text.indexOf('<', open + 1);
      if (!name && next >= 0 && next < close) {
        open = next;
        continue;
      }
      end = name ? afterClosing(lower, name, close) : close + 1;
    } else {
      open += 1;
      continue;
    }
    parts.push(text.slice(kept, open));
    kept = end;
    open = end;
  }
  parts.push(text.slice(kept));
  return parts.join(' ');
}

/** Behind `</name ...>`, or the end of the text. */
function afterClosing(lower: string, name: string, from: number): number {
  const at = lower.indexOf(`</${name}`, from);
  const end = at < 0 ? -1 : lower.indexOf('>', at);
  return end < 0 ? lower.length : end + 1;
}

/** The text without what Postgres refuses: NUL and lone surrogates. For reasons and messages that quote hostile input. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** JSON of a value without what Postgres refuses, in keys as in texts. JSON.stringify escapes both; pairs of surrogates it leaves alone. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(/(\\\\)|\\u(?:0000|d[89a-f][\da-f]{2})/g, (all, backslash) =>
    backslash ? all : '\ufffd',
  );

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

/**
 * Plain text out of whatever a source sent: markup and scripts gone, entities decoded once, NFC, control characters, NUL and
 * lone surrogates removed (Postgres and browsers refuse them), white space folded to single blanks.
 * Linear in the length of the text.
 */
export function plainText(value: string): string {
  let text = value;
  if (text.includes('<')) {
    text = text.replace(/<(script|style)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi, ' ').replace(/<!--[^]*?(?:-->|$)/g, ' ');
    text = text.replace(/<\/?[a-z][^<>]*>/gi, ' ');
  }
  if (text.includes('&')) {
    text = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, dec, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const point = dec !== undefined ? Number(dec) : parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    });
  }
  // eslint-disable-next-line no-control-regex
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd\s]+/g, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Whether a value came out as expected. Texts are compared without markup and white space (what a reader returns may be markup or
 * already plain text), links absolute, dates as moments.
 */
export function agrees(field, expected, actual, base) {
  if (expected === null) return actual === null || actual === undefined;
  if (actual === null || actual === undefined) return bare(expected) === '';
  if (typeof actual !== 'string') return false;
  if (field === 'date') return moment(expected) === moment(actual);
  if (field === 'link' || field === 'id')
    return expected.trim() === actual || absolute(expected, base) === absolute(actual, base);
  return bare(expected) === bare(actual) || bare(expected) === squeeze(actual);
}

const moment = (text) => Math.floor(Date.parse(text) / 1000);

const absolute = (link, base) => (URL.canParse(link, base) ? new URL(link, base).href : link);

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const squeeze = (text) => text.normalize('NFC').replace(/\s+/g, '');

const bare = (text) =>
  text
    .normalize('NFC')
    .replace(/<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/<!--[^]*?-->|<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
      name ? (NAMED[name] ?? all) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/\s+/g, '');

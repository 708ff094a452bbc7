import iconv from 'iconv-lite';
import { guessEncoding } from './guess-encoding.js';

/** Bytes in which an encoding declaration is looked for. */
const PROLOG = 1024;

const ESCAPE = 0x1b;

/** Names that feeds write and no library knows. */
const ALIASES: Readonly<Record<string, string>> = {
  csunicode: 'utf-16',
  u16: 'utf-16',
  utf16: 'utf-16',
  'ucs-2': 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
  csucs4: 'utf-32',
  u32: 'utf-32',
  utf32: 'utf-32',
  'ucs-4': 'utf-32',
  'iso-10646-ucs-4': 'utf-32',
  utf8: 'utf-8',
  'x-sjis': 'shift_jis',
  ujis: 'euc-jp',
  uhc: 'euc-kr',
  'ks-x-1001': 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
  hkscs: 'big5-hkscs',
  'eucgb2312-cn': 'gbk',
  'gb18030-2000': 'gb18030',
  'tis-620-2529-0': 'windows-874',
  'x-mac-japanese': 'shift_jis',
  'x-mac-korean': 'euc-kr',
  'x-mac-simp-chinese': 'gbk',
  'x-mac-trad-chinese': 'big5',
  'mac-latin2': 'maccenteuro',
  maclatin2: 'maccenteuro',
  maccentraleurope: 'maccenteuro',
  ptcp154: 'pt154',
  'kz-1048': 'rk1048',
  kz1048: 'rk1048',
};

/** A label as libraries know it: `ISO_8859-5:1988` and `iso-8859-5-1988` are the same. */
function encodingNamed(label: string): string {
  const name = label.toLowerCase();
  const hyphened = name.replaceAll('_', '-').replace(/^(iso-8859-\d{1,2})[-:]\d{4}$/, '$1');
  return ALIASES[name] ?? ALIASES[hyphened] ?? (isWebEncoding(name) ? name : hyphened);
}

/**
 * The text of an XML or HTML document. What the bytes themselves show counts most (byte-order mark, zero bytes of UTF-16 and
 * UTF-32), then valid UTF-8 beyond ASCII (no other encoding produces that by chance), then the HTTP charset, then the
 * declaration in the document; an encoding in which the bytes are not valid is passed over. At last a guess by the letters.
 */
export function decodeDocument(bytes: Uint8Array, contentType?: string): string {
  const wide = wideEncoding(bytes);
  if (wide) return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), wide).replace(/^\ufeff/, '');
  const prolog = Buffer.from(bytes.subarray(0, PROLOG)).toString('latin1');
  const declared = [/charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType ?? '')?.[1], declaredIn(prolog)];
  // All its bytes are ASCII, so it would pass for UTF-8: only the escapes tell it.
  const escaped = declared.filter(
    (label) => /^(?:cs)?iso[-_]?2022[-_]?jp/i.test(label ?? '') && bytes.includes(ESCAPE),
  );
  for (const label of [...escaped.map(() => 'iso-2022-jp'), 'utf-8', ...declared]) {
    const text = label === undefined ? null : tryDecode(bytes, label);
    if (text !== null) return text;
  }
  return lenientUtf8(bytes) ?? iconv.decode(Buffer.from(bytes), guessEncoding(bytes));
}

function declaredIn(prolog: string): string | undefined {
  return (
    /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^"'\s]+)/i.exec(prolog)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(prolog)?.[1]
  );
}

/** UTF-16 or UTF-32 by mark or by the zero bytes around the first `<`. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0 && b === 0 && c === 0 && d !== 0) return 'utf-32be';
  if (a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0 && bytes.length > 3) return 'utf-16le';
  return null;
}

/** The text when the bytes are valid in the encoding, else null. */
function tryDecode(bytes: Uint8Array, label: string): string | null {
  const encoding = encodingNamed(label);
  // Bytes that are wide were recognised before: a declaration of UTF-16 or UTF-32 here is a leftover of a conversion.
  if (/^utf-(16|32)/.test(encoding)) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (isWebEncoding(encoding) || !iconv.encodingExists(encoding)) return null;
    const text = iconv.decode(Buffer.from(bytes), encoding);
    return text.includes('\ufffd') ? null : text;
  }
}

function isWebEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** UTF-8 with a few damaged characters, as a cut or an insert leaves it: nine in ten of its wide characters are still right. */
function lenientUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.split('\ufffd').length - 1;
  const right = text.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return right > 9 * wrong ? text : null;
}

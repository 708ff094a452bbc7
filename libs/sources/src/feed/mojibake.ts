/** Where Windows-1252 differs from Latin-1: bytes 128-159. Zero: not assigned. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018,
  0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
];
const BYTE_OF = new Map(WINDOWS_1252.flatMap((point, at) => (point === 0 ? [] : [[point, 128 + at] as const])));

/** The first byte of a UTF-8 sequence and a byte above 127 after it, both read as letters. */
const SUSPECT = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;
/** Controls of Latin-1: nobody writes them, so they prove the accident. */
const CONTROL = /[\u0080-\u009f]/;
/** Without such proof only these first bytes count: Latin, Greek, Cyrillic, punctuation, emoji. `é—“` is rather French than Chinese. */
const UNLIKELY = /[\u00c6-\u00cd\u00d2-\u00e1\u00e3-\u00ef\u00f1-\u00f4][\u0080-\u00bf\u0152-\u2122]/;

/**
 * Undoes two common accidents: UTF-8 that was read as Latin-1 or Windows-1252 and encoded again (`â€¦` for `…`), and numbers of
 * Windows-1252 where Unicode was meant (U+0092 for `’`). The first only when the whole text turns back into valid UTF-8.
 */
export function repairMojibake(text: string): string {
  const accident = SUSPECT.test(text) && (CONTROL.test(text) || !UNLIKELY.test(text));
  const once = accident ? (asUtf8(text) ?? text) : text;
  // eslint-disable-next-line no-control-regex
  return once.replace(/[\u0080-\u009f]/g, (c) => {
    const point = WINDOWS_1252[c.charCodeAt(0) - 128];
    return point ? String.fromCharCode(point) : '';
  });
}

function asUtf8(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 256 ? code : BYTE_OF.get(code);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

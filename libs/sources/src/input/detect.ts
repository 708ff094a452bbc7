import { badInput } from '#libs/domain';
import { encodingOf } from '../encoding/decode-text.js';
import iconv from 'iconv-lite';

export const INPUT_FORMATS = ['jsonl', 'csv', 'json', 'feed'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** File endings that may hold signals, without the `.gz` that may follow. */
const FORMAT_OF_ENDING: Readonly<Record<string, InputFormat>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  xml: 'feed',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
};

/** The format that a file name promises; null when it promises none. */
export function formatOfName(name: string): InputFormat | null {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return FORMAT_OF_ENDING[ending] ?? null;
}

/** Files that users take for tables or feeds, by their first bytes, with what to do instead. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a zip or Excel file: save the sheet as CSV, or unpack the archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file: save the sheet as CSV'],
  ['%PDF', 'a PDF: export the table behind it as CSV'],
  ['PAR1', 'a Parquet file: export it as CSV or JSON Lines'],
  ['SQLite format 3', 'an SQLite database: export the table as CSV'],
  ['BZh', 'compressed with bzip2: unpack it, or compress it with gzip'],
  ['\xfd7zXZ', 'compressed with xz: unpack it, or compress it with gzip'],
  ['\x1f\x8b', 'compressed twice: unpack it once'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd: unpack it, or compress it with gzip'],
];

/**
 * The format of an input by its first bytes and, where they leave it open, by its name. Bytes win: a feed saved as `.txt` is a
 * feed. Throws a readable error for files that hold no rows at all (zip, PDF, Excel).
 */
export function detectFormat(head: Buffer, name: string): InputFormat {
  const latin = head.subarray(0, 16).toString('latin1');
  const foreign = FOREIGN.find(([magic]) => latin.startsWith(magic));
  if (foreign) throw badInput(`"${name}" is ${foreign[1]}.`);
  const named = formatOfName(name);
  const text = iconv
    .decode(head, unicodeOf(head))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('<')) return 'feed';
  if (text.startsWith('[')) return /^\[[^\n]*\]\s*\n\s*\S/.test(text) && named === 'jsonl' ? 'jsonl' : 'json';
  if (text.startsWith('{')) return formatOfObject(text, named);
  return named === null || named === 'feed' ? 'csv' : named;
}

/** `{` opens a line of JSON Lines, a JSON Feed, or one JSON document over several lines. */
function formatOfObject(text: string, named: InputFormat | null): InputFormat {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(text)) return 'feed';
  if (named === 'jsonl') return 'jsonl';
  const end = text.indexOf('\n');
  if (end < 0) return named ?? 'jsonl';
  try {
    JSON.parse(text.slice(0, end));
    return 'jsonl';
  } catch {
    return 'json';
  }
}

/** Also tells UTF-16 and UTF-32 without a byte-order mark, by where the zero bytes of `<` or `{` stand. */
function unicodeOf(head: Buffer): string {
  const zeros = [0, 1, 2, 3].map((at) => head[at] === 0);
  if (zeros[0] && zeros[1] && zeros[2]) return 'utf-32be';
  if (zeros[1] && zeros[2] && zeros[3]) return 'utf-32le';
  if (zeros[0] && zeros[2]) return 'utf-16be';
  if (zeros[1] && zeros[3]) return 'utf-16le';
  return encodingOf(head);
}

import { parseJson } from './json.js';
import type { InputRow } from './row.js';

/** A line longer than this is refused by itself; the lines after it are read. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 10;

/**
 * Rows of a JSON Lines input (UTF-8, one object a line). Memory: one line. Blank lines count as rows and are passed over; a line that is
 * not JSON, or too long, becomes a row with an error.
 */
export async function* readJsonl(input: AsyncIterable<Uint8Array>): AsyncGenerator<InputRow> {
  let row = 0;
  let bytes = 0;
  for await (const line of splitLines(input)) {
    row++;
    bytes += line.length;
    if (line.tooLong) {
      yield { row, bytes, error: `the line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB` };
      continue;
    }
    const text = line.text.trim();
    if (text === '') continue;
    yield { row, bytes, ...parseJson(row === 1 ? text.replace(/^\ufeff/, '') : text) };
  }
}

interface Line {
  readonly text: string;
  /** Bytes of the line with its end. */
  readonly length: number;
  readonly tooLong: boolean;
}

async function* splitLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8');
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (end: number): Line => {
    const tooLong = length > MAX_LINE_BYTES;
    const line = { text: tooLong ? '' : decoder.decode(Buffer.concat(parts)), length: length + end, tooLong };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield take(1);
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield take(0);

  function keep(part: Uint8Array): void {
    length += part.length;
    if (length <= MAX_LINE_BYTES) parts.push(part);
    else parts = [];
  }
}

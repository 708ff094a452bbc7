import iconv from 'iconv-lite';

/** Bytes looked at to tell the encoding. */
const SAMPLE = 64 * 1024;

/**
 * The text of an input whose encoding nobody declared: by its byte-order mark, else UTF-8 when the first 64 kB are valid UTF-8, else
 * Windows-1252 (what spreadsheets of western Europe write). Streams; wrong bytes become U+FFFD.
 */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  let next = await iterator.next();
  for (; !next.done; next = await iterator.next()) {
    head.push(next.value);
    size += next.value.length;
    if (size >= SAMPLE) break;
  }
  const sample = Buffer.concat(head);
  const decoder = iconv.getDecoder(encodingOf(sample));
  yield decoder.write(sample);
  if (!next.done) {
    for (next = await iterator.next(); !next.done; next = await iterator.next())
      yield decoder.write(Buffer.from(next.value));
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

export function encodingOf(sample: Uint8Array): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  try {
    // The sample may end inside a character: `stream` forgives exactly that.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

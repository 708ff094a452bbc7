import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { SourceError, unavailable, unexpectedAnswer } from './source-error.js';

/**
 * The bytes of an answer, decompressed. Stops at `maxBytes`, before or after decompression, whatever the headers promise. An encoding that is
 * declared but not there (servers lie) is passed over.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new SourceError('TOO_LARGE', `${url} sent more than ${Math.round(maxBytes / 1024 / 1024)} MB; it is not read on.`, {
      permanent: true,
    });
  const iterator = body[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  const whole = async function* () {
    let received = head.length;
    if (head.length > 0) yield head;
    for (let next = first.done ? first : await iterator.next(); !next.done; next = await iterator.next()) {
      received += next.value.length;
      if (received > maxBytes) throw tooLarge();
      yield next.value;
    }
  };
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of decompressed(whole(), encoding, head)) {
      length += part.length;
      if (length > maxBytes) throw tooLarge();
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    // DOM exceptions have numbers for codes.
    if (/^(?:Z_|ERR_)/.test(String((error as NodeJS.ErrnoException).code)))
      throw unavailable(`${url} sent a compressed answer that is damaged or cut off.`, error);
    throw error;
  }
}

async function* decompressed(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  head: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const unzip = decompressor(encoding, head);
  if (unzip === null) return yield* bytes;
  const source = Readable.from(bytes, { objectMode: false });
  source.on('error', (error) => unzip.destroy(error));
  try {
    yield* source.pipe(unzip) as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
  }
}

function decompressor(encoding: string, head: Uint8Array) {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return head[0] === 0x1f && head[1] === 0x8b ? createGunzip() : null;
    case 'deflate':
      // Some servers send the bare deflate data that the standard forbids.
      return (head[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      // Empty members of one layer cost the next one nothing in bytes and much in time.
      if (encoding.includes(','))
        throw unexpectedAnswer(`The answer is compressed more than once (${encoding}); such answers are not read.`);
      return null;
  }
}

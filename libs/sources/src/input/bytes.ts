import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { badInput } from '#libs/domain';

export type ByteSource = AsyncIterable<Uint8Array>;

/** The first `size` bytes of a source (fewer when it is shorter), and the whole source again, head included. */
export async function peek(source: ByteSource, size: number): Promise<{ head: Buffer; whole: ByteSource }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(parts);
  return { head: head.subarray(0, size), whole: replay(head, iterator) };
}

async function* replay(head: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** Passes a source on and keeps count of what went through. */
export class CountedBytes implements ByteSource {
  count = 0;
  constructor(private readonly source: ByteSource) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const part of this.source) {
      this.count += part.length;
      yield part;
    }
  }
}

/** The whole source in memory; refused above `limit` bytes. */
export async function collect(source: ByteSource, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > limit)
      throw badInput(
        `The input is larger than ${limit / 1024 / 1024} MB, too large for a document that has to be read whole.`,
      );
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Bytes that may come out of a gzip stream whatever their ratio. */
const UNSUSPICIOUS_BYTES = 64 * 1024 * 1024;
/** Real lists of signals compress 3 to 50 times; a bomb 1,000 times. */
const MAX_RATIO = 200;

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** Decompressed bytes of a gzip source; stops with an error when it turns out to be a decompression bomb. Streams. */
export async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const counted = new CountedBytes(source);
  const unzip = createGunzip();
  // Errors reach the reader through the iteration below.
  pipeline(Readable.from(counted, { objectMode: false }), unzip, () => undefined);
  let out = 0;
  for await (const part of unzip as AsyncIterable<Uint8Array>) {
    out += part.length;
    if (out > UNSUSPICIOUS_BYTES && out > counted.count * MAX_RATIO)
      throw badInput(
        `The compressed input grows more than ${MAX_RATIO} times: it looks like a decompression bomb and is not read on.`,
      );
    yield part;
  }
}

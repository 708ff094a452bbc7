import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { guessEncoding } from './guess-encoding.js';

/** Bytes looked at to tell the encoding. */
const SAMPLE = 64 * 1024;

/**
 * The text of an input whose encoding nobody declared: by its byte-order mark, else guessed from the first 64 kB. Streams; wrong
 * bytes become U+FFFD. The mark itself is left out.
 */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Uint8Array[] | null = [];
  let size = 0;
  let decoder: { write(bytes: Buffer): string; end(): string | undefined } | null = null;
  for await (const part of input) {
    if (head === null) {
      yield decoder!.write(asBuffer(part));
      continue;
    }
    head.push(part);
    size += part.length;
    if (size < SAMPLE) continue;
    const sample: Buffer = Buffer.concat(head);
    head = null;
    decoder = iconv.getDecoder(encodingOf(sample));
    yield decoder.write(sample);
  }
  if (head !== null) {
    const sample = Buffer.concat(head);
    yield iconv.decode(sample, encodingOf(sample));
  }
  const rest = decoder?.end();
  if (rest) yield rest;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The encoding of a table or list by its first bytes. */
export function encodingOf(sample: Uint8Array): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return guessEncoding(sample);
}

/** An input of JSON as UTF-8 bytes: UTF-16 with a byte-order mark, which PowerShell writes, is converted; anything else passes. */
export async function* utf8Bytes(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let first = true;
  const encoder = new TextEncoder();
  for await (const part of input) {
    if (first && part.length >= 2) {
      const encoding = encodingOf(part.subarray(0, 2));
      if (encoding.startsWith('utf-16')) decoder = new TextDecoder(encoding);
    }
    if (part.length > 0) first = false;
    yield decoder ? encoder.encode(decoder.decode(part, { stream: true })) : part;
  }
}

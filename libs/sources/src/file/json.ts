import { collect } from '../input/bytes.js';
import type { ByteSource } from '../input/bytes.js';
import type { InputRow } from './row.js';

const MAX_ITEM_BYTES = 16 * 1024 * 1024;
/** A document that is one object has to be read whole. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\,[]{}'].map((c) =>
  c.charCodeAt(0),
) as [number, number, number, number, number, number, number];
const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/**
 * Rows of one JSON document (UTF-8): the items of an array, which stream with the memory of one item; or, of an object, the items of
 * its only list (`{"results": [...]}`), else the object itself. A damaged item is refused alone where its end can still be found.
 */
export async function* readJson(input: ByteSource): AsyncGenerator<InputRow> {
  const iterator = input[Symbol.asyncIterator]();
  let first = await iterator.next();
  let start = 0;
  while (!first.done) {
    start = startOfText(first.value);
    if (start < first.value.length) break;
    first = await iterator.next();
  }
  if (first.done) return;
  const head = first.value.subarray(start);
  const rest = async function* () {
    try {
      yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  if (head[0] === OPEN_ARRAY) yield* readArray(rest());
  else yield* readDocument(await collect(rest(), MAX_DOCUMENT_BYTES));
}

function startOfText(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && isBlank(bytes[at]!)) at++;
  return at;
}

async function* readArray(input: ByteSource): AsyncGenerator<InputRow> {
  const items = new ItemSplitter();
  let row = 0;
  for await (const part of input) {
    for (const item of items.split(part)) {
      row++;
      yield {
        row,
        bytes: item.bytes,
        ...(item.tooLong ? { error: 'the item is longer than 16 MB' } : parseJson(item.text)),
      };
    }
    if (items.ended) return;
  }
  yield { row: row + 1, bytes: items.read, error: 'the list is not closed: the file is cut off here' };
}

export function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message.slice(0, 160)}` };
  }
}

interface Item {
  readonly text: string;
  readonly bytes: number;
  readonly tooLong: boolean;
}

/** Cuts the bytes of `[a, b, c]` into the bytes of its items by counting brackets outside of strings. */
class ItemSplitter {
  ended = false;
  read = 0;
  /** Open brackets, the outer one included. */
  private depth = 0;
  private inString = false;
  private escaped = false;
  private parts: Uint8Array[] = [];
  private length = 0;

  *split(part: Uint8Array): Generator<Item> {
    let start = 0;
    for (let at = 0; at < part.length; at++) {
      const byte = part[at]!;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) this.inString = false;
      } else if (byte === QUOTE) {
        this.inString = true;
      } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
        this.depth++;
        if (this.depth === 1) start = at + 1;
      } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
        this.depth--;
        if (this.depth === 0) {
          this.keep(part.subarray(start, at));
          yield* this.take(this.read + at);
          this.ended = true;
          return;
        }
      } else if (byte === COMMA && this.depth === 1) {
        this.keep(part.subarray(start, at));
        yield* this.take(this.read + at + 1);
        start = at + 1;
      }
    }
    this.keep(part.subarray(start));
    this.read += part.length;
  }

  private keep(part: Uint8Array): void {
    this.length += part.length;
    if (this.length <= MAX_ITEM_BYTES) this.parts.push(part);
    else this.parts = [];
  }

  private *take(bytes: number): Generator<Item> {
    const tooLong = this.length > MAX_ITEM_BYTES;
    const text = new TextDecoder().decode(Buffer.concat(this.parts)).trim();
    this.parts = [];
    this.length = 0;
    if (text !== '' || tooLong) yield { text, bytes, tooLong };
  }
}

function* readDocument(bytes: Buffer): Generator<InputRow> {
  const parsed = parseJson(bytes.toString('utf8'));
  if ('error' in parsed) {
    yield { row: 1, bytes: bytes.length, error: parsed.error };
    return;
  }
  const lists = isObject(parsed.value)
    ? Object.values(parsed.value).filter((value) => Array.isArray(value) && value.every(isObject))
    : [];
  const isSignal = isObject(parsed.value) && 'title' in parsed.value;
  const items = lists.length === 1 && !isSignal ? (lists[0] as unknown[]) : [parsed.value];
  for (const [at, value] of items.entries()) yield { row: at + 1, bytes: bytes.length, value };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

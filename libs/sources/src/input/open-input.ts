import { badInput, type SignalKind, TrendUniverseError } from '#libs/domain';
import { utf8Bytes } from '../encoding/decode-text.js';
import { readFeed } from '../feed/read-feed.js';
import { feedSignal } from '../feed/feed-signal.js';
import { readCsv } from '../file/csv.js';
import { readJson } from '../file/json.js';
import { readJsonl } from '../file/jsonl.js';
import { type ColumnMapping, withMapping } from '../file/mapping.js';
import type { InputRow } from '../file/row.js';
import { type ByteSource, collect, CountedBytes, gunzip, isGzip, peek } from './bytes.js';
import { detectFormat, type InputFormat } from './detect.js';
import { MAX_DOCUMENT_BYTES, type NamedStream, openFile } from './open-file.js';

export interface InputOptions {
  /** Signal field -> column of a CSV or property of a JSON object. */
  readonly mapping?: ColumnMapping;
  /** Overrules the detection. */
  readonly format?: InputFormat;
}

export interface OpenedInput {
  readonly format: InputFormat;
  /** Size of the input as it is delivered (compressed, if it is); the `bytes` of the rows count up to it. */
  readonly bytesTotal: number | null;
  readonly rows: AsyncIterable<InputRow>;
  /** What the input as a whole says about rows that do not say it themselves. */
  readonly defaults: { readonly kind?: SignalKind; readonly publisher?: string };
}

const HEAD_BYTES = 64 * 1024;

/**
 * Opens a file or stream of signals: JSON Lines, CSV/TSV, a JSON array, or a feed, each also gzipped. The format is told by the first bytes and the
 * name. Rows stream: a JSON Lines or CSV input of any size needs the memory of one row. Iterate the rows to the end or `break`: both
 * close the input. Trouble inside the input becomes a row with an error; only what cannot be read at all throws.
 */
export async function openInput(input: string | NamedStream, options: InputOptions = {}): Promise<OpenedInput> {
  const { stream, name, size } = typeof input === 'string' ? await openFile(input) : input;
  const delivered = new CountedBytes(stream);
  let bytes = await peek(delivered, HEAD_BYTES);
  const zipped = isGzip(bytes.head);
  try {
    if (zipped) bytes = await peek(gunzip(bytes.whole), HEAD_BYTES);
    const format = options.format ?? detectFormat(bytes.head, name);
    const opened = await readAs(format, bytes.whole, name, options);
    const rows = closing(opened.rows, zipped ? delivered : null);
    return { format, bytesTotal: size ?? null, rows, defaults: opened.defaults ?? {} };
  } catch (error) {
    await close(bytes.whole);
    throw error instanceof TrendUniverseError
      ? error
      : badInput(`"${name}" cannot be read: ${(error as Error).message}`);
  }
}

interface Reading {
  readonly rows: AsyncIterable<InputRow>;
  readonly defaults?: OpenedInput['defaults'];
}

async function readAs(
  format: InputFormat,
  bytes: ByteSource,
  name: string,
  { mapping }: InputOptions,
): Promise<Reading> {
  switch (format) {
    case 'csv':
      return { rows: readCsv(bytes, mapping) };
    case 'jsonl':
      return { rows: withMapping(readJsonl(utf8Bytes(bytes)), mapping) };
    case 'json':
      return { rows: withMapping(readJson(utf8Bytes(bytes)), mapping) };
    case 'feed':
      return readFeedRows(await collect(bytes, MAX_DOCUMENT_BYTES), name);
  }
}

/** A feed names its publisher and its kind for all of its entries. Throws when the document is no feed. */
function readFeedRows(bytes: Buffer, name: string): Reading {
  const feed = readFeed(bytes);
  if (feed.error !== undefined && feed.entries.length === 0) throw badInput(`"${name}" is not a feed: ${feed.error}`);
  const entries = feed.entries.map((entry, at) => ({
    row: at + 1,
    bytes: bytes.length,
    value: feedSignal(entry, feed),
  }));
  const cut: InputRow[] =
    feed.error === undefined ? [] : [{ row: entries.length + 1, bytes: bytes.length, error: feed.error }];
  const rows = async function* () {
    yield* entries;
    yield* cut;
  };
  return { rows: rows(), defaults: { kind: 'news', publisher: feed.title ?? name } };
}

/** Rows to the end of the input or to the point where reading it failed: that becomes the last row. */
async function* closing(rows: AsyncIterable<InputRow>, delivered: CountedBytes | null): AsyncGenerator<InputRow> {
  let last = { row: 0, bytes: 0 };
  try {
    for await (const row of rows) {
      last = delivered ? { ...row, bytes: delivered.count } : row;
      yield last;
    }
  } catch (error) {
    // Before the first row it is the input as a whole that does not fit, a mapping for instance.
    if (error instanceof TrendUniverseError && last.row === 0) throw error;
    yield { row: last.row + 1, bytes: last.bytes, error: `the input breaks off here: ${(error as Error).message}` };
  }
}

async function close(source: ByteSource): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  // A generator that never ran would skip its `finally`, so it is started first.
  await iterator.next().catch(() => undefined);
  await iterator.return?.().catch(() => undefined);
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InputRow } from '../../file/row.js';
import type { PullContext, PullPage, PullState } from '../connector.js';
import { ask, nowOf, rawOf } from './ask.js';
import { beginRun, endOf, goesOnAt } from './run.js';

const PAGE = 1_000;
const TIMEOUT_MS = 10 * 60_000;

export interface RemoteFile {
  readonly name: string;
  readonly url: string;
  readonly maxBytes: number;
  /** Milliseconds until it is worth asking whether the file has changed. */
  readonly restMs: number;
  read(bytes: Uint8Array): AsyncIterable<InputRow> | Iterable<InputRow>;
}

const atSchema = z.object({ hash: z.string(), rows: z.int().min(0) });

/**
 * Pulls a file that comes in one piece, when it has changed, and hands its rows over in pages. An interrupted pull fetches it again
 * and goes on behind the rows that were handed over, if it is still the same file.
 */
export async function* pullFile(context: PullContext, file: RemoteFile): AsyncGenerator<PullPage> {
  const { state } = context;
  const run = beginRun(context, { atSchema, firstDays: 0, overlapDays: 0 });
  const unchanged = run.at === null && state.cursor === undefined;
  const headers = {
    ...(unchanged && state.etag !== undefined && { 'if-none-match': state.etag }),
    ...(unchanged && state.lastModified !== undefined && { 'if-modified-since': state.lastModified }),
  };
  const { url, maxBytes } = file;
  const answer = await ask(context, file.name, { url, headers, maxBytes, timeoutMs: TIMEOUT_MS }, [304]);
  const nextCheck = new Date(nowOf(context) + file.restMs).toISOString();
  if (answer.status === 304) {
    yield { rows: [], raw: null, state: { ...state, nextCheck }, notModified: true };
    return;
  }
  const hash = createHash('sha256').update(answer.bytes).digest('hex');
  const skip = run.at?.hash === hash ? run.at.rows : 0;
  let raw: PullPage['raw'] = rawOf(answer);
  let page: InputRow[] = [];
  let seen = 0;
  for await (const row of file.read(answer.bytes)) {
    if (++seen <= skip) continue;
    // One row is held back, so that the last page is known to be the last.
    if (page.length === PAGE) {
      yield { rows: page, raw, state: goesOnAt(state, run, { hash, rows: seen - 1 }) };
      [page, raw] = [[], null];
      context.signal.throwIfAborted();
    }
    page.push(row);
  }
  const { etag: _etag, lastModified: _lastModified, ...rest } = state;
  const finished: PullState = {
    ...endOf(rest, run),
    ...(answer.headers['etag'] && { etag: answer.headers['etag'] }),
    ...(answer.headers['last-modified'] && { lastModified: answer.headers['last-modified'] }),
    nextCheck,
  };
  yield { rows: page, raw, state: finished };
}

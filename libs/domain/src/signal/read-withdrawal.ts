import { MAX_ID, readId } from './read-text.js';

/** Word of a source that it took a signal back. */
export interface Withdrawal {
  readonly id: string;
  /** In the words of the source, one line; empty when it gave none. */
  readonly reason: string;
}

const MAX_REASON = 300;
/** As tables write it. */
const TRUE = /^\s*(?:true|1|yes)\s*$/i;

/**
 * A row that withdraws a signal instead of delivering one: `{ "id": "...", "withdrawn": true, "reason": "..." }`. A table says it in its words:
 * `TRUE`, `1`, `yes`. Null for every other row, and for one without a usable id, which is then refused like any row.
 */
export function readWithdrawal(row: unknown): Withdrawal | null {
  if (typeof row !== 'object' || row === null) return null;
  const { id, withdrawn, reason } = row as Record<string, unknown>;
  if (!['boolean', 'string', 'number'].includes(typeof withdrawn) || !TRUE.test(String(withdrawn))) return null;
  const ofSignal = readId(id);
  if (ofSignal === '' || ofSignal.length > MAX_ID) return null;
  return { id: ofSignal, reason: typeof reason === 'string' ? oneLine(reason) : '' };
}

const oneLine = (text: string): string =>
  text
    .slice(0, MAX_REASON * 4)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON)
    .toWellFormed();

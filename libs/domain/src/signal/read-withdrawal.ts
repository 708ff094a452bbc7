/** Word of a source that it took a signal back. */
export interface Withdrawal {
  readonly id: string;
  /** In the words of the source, one line; empty when it gave none. */
  readonly reason: string;
}

const MAX_ID = 300;
const MAX_REASON = 300;

/**
 * A row that withdraws a signal instead of delivering one: `{ "id": "...", "withdrawn": true, "reason": "..." }`. Null for every other row, and for
 * one without a usable id, which is then refused like any row.
 */
export function readWithdrawal(row: unknown): Withdrawal | null {
  if (typeof row !== 'object' || row === null) return null;
  const { id, withdrawn, reason } = row as Record<string, unknown>;
  if (withdrawn !== true && withdrawn !== 'true') return null;
  if (typeof id !== 'string' || id.trim() === '' || id.trim().length > MAX_ID) return null;
  return { id: id.trim(), reason: typeof reason === 'string' ? oneLine(reason) : '' };
}

const oneLine = (text: string): string =>
  text
    .slice(0, MAX_REASON * 4)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON)
    .toWellFormed();

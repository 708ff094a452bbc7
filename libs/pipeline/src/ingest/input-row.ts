/** A row as a file delivers it. `row` is 1-based; `bytes` is how far the input has been read. */
export interface InputRow {
  readonly row: number;
  readonly bytes: number;
  /** No row, but a mark: everything before it is committed, then this is called. A pull keeps its cursor so. */
  readonly checkpoint?: () => Promise<void>;
  /** The parsed row; absent when `error` says why it could not be parsed. */
  readonly value?: unknown;
  readonly error?: string;
}

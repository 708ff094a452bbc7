/** A row of an input: parsed, or with the reason why it could not be. `row` is 1-based; `bytes` is how far the input was read. */
export interface InputRow {
  readonly row: number;
  readonly bytes: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A row of an input: parsed, or with the reason why it could not be. `row` is 1-based; `bytes` is how far the input was read. */
export interface InputRow {
  readonly row: number;
  readonly bytes: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** What parsers make of the outside world; `readSignal` of the domain checks it. Absent fields are simply not there. */
export interface RawSignal {
  id?: string;
  kind?: string;
  title?: string;
  text?: string;
  /** Any form that `readDay` reads. */
  date?: string;
  url?: string;
  /** Name or code. */
  country?: string;
  organisations?: string[];
  codes?: string[];
  amountEur?: number | string;
  lang?: string;
  publisher?: string;
}

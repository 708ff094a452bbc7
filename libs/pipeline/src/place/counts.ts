import type { SignalKind } from '#libs/domain';

export interface CountRow {
  readonly kind: SignalKind;
  readonly year: number;
  readonly n: number;
}

export type KindYear = Partial<Record<SignalKind, Record<number, number>>>;

/** Rows of a count to a table by kind and year. */
export function byKindAndYear(rows: Iterable<CountRow>): KindYear {
  const table: KindYear = {};
  for (const { kind, year, n } of rows) (table[kind] ??= {})[year] = n;
  return table;
}

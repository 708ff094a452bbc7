import { rowOf, type Dense } from './dense.js';

export interface CentringOptions {
  /** Share of the source's mean that is taken away, 0..1. Default 0.7. */
  readonly share?: number;
  /** Sources with fewer rows are left as they are: their mean is mostly topic. Default 20. */
  readonly minimum?: number;
}

/**
 * Takes a part of its source's mean from every row, in place: patents stop resembling each other because they are patents. Measured on
 * mixed signals, agreement of groupings with their source fell from NMI 0.49 to 0.19 (together with genre terms) while agreement with
 * subject codes rose from 0.35 to 0.40. Rows should be normalised before and after.
 * @param sources one name a row
 */
export function centreSources(rows: Dense, sources: readonly string[], options: CentringOptions = {}): Dense {
  const { share = 0.7, minimum = 20 } = options;
  const members = new Map<string, number[]>();
  sources.forEach((source, r) => {
    const own = members.get(source);
    if (own === undefined) members.set(source, [r]);
    else own.push(r);
  });
  if (members.size < 2) return rows;
  for (const own of members.values()) {
    if (own.length < minimum) continue;
    const mean = new Float64Array(rows.columns);
    for (const r of own) rowOf(rows, r).forEach((value, c) => (mean[c]! += value / own.length));
    for (const r of own) {
      const row = rowOf(rows, r);
      for (let c = 0; c < rows.columns; c++) row[c]! -= share * mean[c]!;
    }
  }
  return rows;
}

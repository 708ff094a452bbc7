import { postingsOf, type Postings } from '../group/postings.js';
import type { Csr } from '../vectors/csr.js';

export interface Related {
  readonly row: number;
  /** Cosine, 0..1. */
  readonly similarity: number;
}

/** Words in more of the rows find no relatives: they would visit nearly every row for nearly no similarity. */
const COMMON = 0.2;

/**
 * Finds the rows nearest to a row by the cosine of their words. Built once over unit TF-IDF rows; a look-up visits only rows that share a
 * word that is not common.
 */
export class RelatedRows {
  private readonly postings: Postings;
  private readonly cosines: Float32Array;

  /** @param rows unit rows (or rows of zeros) */
  constructor(private readonly rows: Csr) {
    this.postings = postingsOf(rows);
    this.cosines = new Float32Array(rows.rows);
  }

  /** The `most` nearest other rows with a similarity from `least` on, nearest first; ties go to the earlier row. */
  to(row: number, most = 10, least = 0.1): Related[] {
    const { rows, postings, cosines } = this;
    const touched: number[] = [];
    for (let j = rows.ptr[row]!; j < rows.ptr[row + 1]!; j++) {
      const value = rows.val[j]!;
      const from = postings.ptr[rows.idx[j]!]!;
      const to = postings.ptr[rows.idx[j]! + 1]!;
      if (value === 0 || to - from > Math.max(50, COMMON * rows.rows)) continue;
      for (let p = from; p < to; p++) {
        const other = postings.row[p]!;
        if (cosines[other] === 0) touched.push(other);
        cosines[other]! += value * rows.val[postings.at[p]!]!;
      }
    }
    const found = touched
      .map((other) => ({ row: other, similarity: Math.min(1, cosines[other]!) }))
      .filter((relative) => relative.row !== row && relative.similarity >= least)
      .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
    for (const other of touched) cosines[other] = 0;
    return found.slice(0, most);
  }
}

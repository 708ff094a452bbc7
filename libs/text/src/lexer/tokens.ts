/** A break between clauses; one at most in a row. */
export const BREAK = -1;
/** A stop-word. */
export const STOP = -2;
/** A word, number or letter that is not in the vocabulary. */
export const UNKNOWN = -3;

/**
 * Tokens of one text, in growing buffers that are used again for the next: read `count` entries, keep none of the arrays.
 * `ids[i]` is a term id (>= 0), BREAK, STOP or UNKNOWN; `starts[i]`, `ends[i]` are UTF-16 offsets into the source text.
 */
export class Tokens {
  count = 0;
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;

  constructor(capacity = 1_024) {
    this.ids = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  push(id: number, start: number, end: number): void {
    this.reserve(1);
    const at = this.count++;
    this.ids[at] = id;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Makes room for so many more tokens, so that a writer need not check at each. */
  reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.ids.length) return;
    const wider = (from: Int32Array): Int32Array => {
      const to = new Int32Array(Math.max(from.length * 2, needed));
      to.set(from);
      return to;
    };
    this.ids = wider(this.ids);
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
  }
}

/**
 * Sparse rows (compressed sparse row): the entries of row r are `idx[j]`, `val[j]` for ptr[r] <= j < ptr[r + 1].
 * `ptr` has rows + 1 entries; column ids lie in 0..columns - 1 and are unique within a row, in no promised order.
 */
export interface Csr {
  readonly rows: number;
  readonly columns: number;
  readonly ptr: Int32Array;
  readonly idx: Int32Array;
  readonly val: Float32Array;
}

/** Collects rows of counts: `add` entries of the current row (repeats are summed), then `endRow`. */
export class CsrBuilder {
  private ptr: Int32Array = new Int32Array(1_024);
  private idx: Int32Array = new Int32Array(16_384);
  private val: Float32Array = new Float32Array(16_384);
  private rows = 0;
  private used = 0;
  private columns = 0;
  /** Position of a column in the current row, plus 1 + the row's first position; 0 or stale means absent. */
  private seen: Int32Array = new Int32Array(4_096);

  add(column: number, value: number): void {
    if (column >= this.seen.length) this.seen = widen(this.seen, column + 1);
    const rowStart = this.ptr[this.rows]!;
    const at = this.seen[column]! - 1;
    if (at >= rowStart && at < this.used && this.idx[at] === column) {
      this.val[at]! += value;
      return;
    }
    if (this.used === this.idx.length) {
      this.idx = widen(this.idx, this.used + 1);
      this.val = widen(this.val, this.used + 1);
    }
    this.idx[this.used] = column;
    this.val[this.used] = value;
    this.seen[column] = ++this.used;
    if (column >= this.columns) this.columns = column + 1;
  }

  endRow(): void {
    this.rows++;
    if (this.rows + 1 >= this.ptr.length) this.ptr = widen(this.ptr, this.rows + 2);
    this.ptr[this.rows] = this.used;
  }

  /** The matrix so far; `columns` widens it to a known vocabulary. The builder must not be used afterwards. */
  build(columns = 0): Csr {
    return {
      rows: this.rows,
      columns: Math.max(columns, this.columns),
      ptr: this.ptr.slice(0, this.rows + 1),
      idx: this.idx.slice(0, this.used),
      val: this.val.slice(0, this.used),
    };
  }
}

function widen<T extends Int32Array | Float32Array>(from: T, atLeast: number): T {
  const to = (
    from instanceof Int32Array
      ? new Int32Array(Math.max(from.length * 2, atLeast))
      : new Float32Array(Math.max(from.length * 2, atLeast))
  ) as T;
  to.set(from);
  return to;
}

/** The rows named by `which`, in that order. */
export function pickRows(matrix: Csr, which: ArrayLike<number>): Csr {
  const ptr = new Int32Array(which.length + 1);
  for (let i = 0; i < which.length; i++) {
    const row = which[i]!;
    ptr[i + 1] = ptr[i]! + matrix.ptr[row + 1]! - matrix.ptr[row]!;
  }
  const idx = new Int32Array(ptr[which.length]!);
  const val = new Float32Array(ptr[which.length]!);
  for (let i = 0; i < which.length; i++) {
    const from = matrix.ptr[which[i]!]!;
    const to = matrix.ptr[which[i]! + 1]!;
    idx.set(matrix.idx.subarray(from, to), ptr[i]!);
    val.set(matrix.val.subarray(from, to), ptr[i]!);
  }
  return { rows: which.length, columns: matrix.columns, ptr, idx, val };
}

/** The columns named by `which`, renumbered in that order; entries in other columns fall away. */
export function pickColumns(matrix: Csr, which: ArrayLike<number>): Csr {
  const renumbered = new Int32Array(matrix.columns).fill(-1);
  for (let i = 0; i < which.length; i++) renumbered[which[i]!] = i;
  const ptr = new Int32Array(matrix.rows + 1);
  const idx = new Int32Array(matrix.idx.length);
  const val = new Float32Array(matrix.idx.length);
  let used = 0;
  for (let row = 0; row < matrix.rows; row++) {
    for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++) {
      const column = renumbered[matrix.idx[j]!]!;
      if (column < 0) continue;
      idx[used] = column;
      val[used++] = matrix.val[j]!;
    }
    ptr[row + 1] = used;
  }
  return { rows: matrix.rows, columns: which.length, ptr, idx: idx.slice(0, used), val: val.slice(0, used) };
}

/** Whole numbers in a buffer that grows and is used again: read the first `count`. An array emptied by its length gives its memory away. */
export class IntList {
  count = 0;
  items = new Int32Array(64);

  push(value: number): void {
    if (this.count === this.items.length) {
      const wider = new Int32Array(this.count * 2);
      wider.set(this.items);
      this.items = wider;
    }
    this.items[this.count++] = value;
  }

  clear(): void {
    this.count = 0;
  }

  /** The numbers there are; a view, good until the next is pushed. */
  view(): Int32Array {
    return this.items.subarray(0, this.count);
  }
}

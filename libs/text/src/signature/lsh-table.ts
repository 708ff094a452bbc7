import { BANDS } from './min-hash.js';

const SLOTS = 1 << 18;
/** Links followed in one chain: titles made from one template would else all be candidates of all. */
const MAX_LINKS = 16;

/**
 * Items by band key, as chains in typed arrays: 132 bytes an item. Keys share slots; a chain may hold strangers, so what it gives are
 * candidates. Chains run from the newest item to the oldest.
 */
export class LshTable {
  private readonly heads = new Int32Array(SLOTS).fill(-1);
  private next = new Int32Array(1_024 * BANDS);
  private seen = new Int32Array(1_024).fill(-1);

  /** Adds item number `item` (0, 1, 2 ... in turn). */
  add(item: number, keys: Uint32Array): void {
    if ((item + 1) * BANDS > this.next.length) this.grow();
    for (let band = 0; band < keys.length; band++) {
      const slot = keys[band]! & (SLOTS - 1);
      this.next[item * BANDS + band] = this.heads[slot]!;
      // A chain link has to know its band: it is kept in the low digits.
      this.heads[slot] = item * BANDS + band;
    }
  }

  /** The newest items that share a slot with these keys, each once. `query` is a number not used before. */
  *candidates(keys: Uint32Array, query: number): Generator<number> {
    for (let band = 0; band < keys.length; band++) {
      let links = 0;
      for (
        let link = this.heads[keys[band]! & (SLOTS - 1)]!;
        link >= 0 && links < MAX_LINKS;
        link = this.next[link]!, links++
      ) {
        const item = Math.floor(link / BANDS);
        if (this.seen[item] === query) continue;
        this.seen[item] = query;
        yield item;
      }
    }
  }

  private grow(): void {
    const next = new Int32Array(this.next.length * 2);
    next.set(this.next);
    const seen = new Int32Array(this.seen.length * 2).fill(-1);
    seen.set(this.seen);
    this.next = next;
    this.seen = seen;
  }
}

const FREE = -1;

/**
 * What each trigram is worth to the languages that have it, in bits above an unknown one. A trigram is found in an open-addressing table;
 * its languages and bits lie in a row in two flat arrays, since most trigrams belong to few of the languages.
 */
export class TrigramGains {
  private readonly mask: number;
  /** By slot: the trigram, and the first and last but one of its entries. */
  private readonly slots: Int32Array;
  private readonly language: Uint8Array;
  private readonly bits: Float32Array;

  /** `tables`: by language, trigrams with the letter of their rarity (see trigrams.ts). */
  constructor(tables: Readonly<Record<string, string>>, languages: readonly string[], unknownBits: number) {
    const entries = new Map<number, Map<number, number>>();
    languages.forEach((language, position) => {
      const table = tables[language]!;
      for (let i = 0; i + 3 < table.length; i += 4) {
        const key = trigramKey(table.charCodeAt(i), table.charCodeAt(i + 1), table.charCodeAt(i + 2));
        const own = entries.get(key) ?? new Map<number, number>();
        entries.set(key, own.set(position, unknownBits - (4 + (table.charCodeAt(i + 3) - 97) / 2)));
      }
    });
    let capacity = 16;
    while (capacity < entries.size * 3) capacity *= 2;
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity * 3).fill(FREE);
    const flat = [...entries.values()].flatMap((own) => [...own]);
    this.language = Uint8Array.from(flat, ([position]) => position);
    this.bits = Float32Array.from(flat, ([, bits]) => bits);
    let from = 0;
    for (const [key, own] of entries) {
      this.slots.set([key, from, from + own.size], this.slotOf(key) * 3);
      from += own.size;
    }
  }

  /** Adds what three letters (below 0x400) in a row are worth to each language. */
  add(a: number, b: number, c: number, sums: Float64Array): void {
    const at = this.slotOf(trigramKey(a, b, c)) * 3;
    const { slots, language, bits } = this;
    const to = slots[at + 2]!;
    for (let i = slots[at + 1]!; i < to; i++) sums[language[i]!]! += bits[i]!;
  }

  /** The slot of a trigram, or the free one where it would stand (whose range of entries is empty). */
  private slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & this.mask;
    while (this.slots[slot * 3] !== key && this.slots[slot * 3] !== FREE) slot = (slot + 1) & this.mask;
    return slot;
  }
}

const trigramKey = (a: number, b: number, c: number): number => (a * 1_024 + b) * 1_024 + c;

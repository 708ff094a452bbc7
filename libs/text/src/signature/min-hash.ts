/** Bands and rows: two sets of Jaccard similarity s share a band with probability 1 - (1 - s^3)^32, which is 0.99 at 0.5 and 0.03 at 0.1. */
export const BANDS = 32;
const ROWS = 3;

const SEEDS = seeds(BANDS * ROWS);

/** Odd multipliers from a fixed start (Knuth's MMIX generator, high bits), so that signatures of any two runs agree. */
function seeds(count: number): Uint32Array {
  let state = 42n;
  return Uint32Array.from({ length: count }, () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 32n) | 1;
  });
}

/**
 * MinHash signature of a set, folded to one key a band (Broder 1997; banding as in Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, 3.4). Sets that are alike share keys; the empty set has none. O(elements x 96).
 */
export function bandKeys(elements: Uint32Array): Uint32Array {
  if (elements.length === 0) return new Uint32Array(0);
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = Math.imul(band + 1, 0x9e3779b1);
    for (let row = 0; row < ROWS; row++)
      key = Math.imul(key ^ smallest(elements, SEEDS[band * ROWS + row]!), 0x85ebca6b) ^ (key >>> 15);
    keys[band] = key >>> 0;
  }
  return keys;
}

function smallest(elements: Uint32Array, seed: number): number {
  let least = 0xffffffff;
  for (let at = 0; at < elements.length; at++) {
    let mixed = Math.imul(elements[at]! ^ (seed >>> 7), seed);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed = (mixed ^ (mixed >>> 13)) >>> 0;
    if (mixed < least) least = mixed;
  }
  return least;
}

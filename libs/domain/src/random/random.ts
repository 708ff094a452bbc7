/** Bound once: draws are the hot loop, and looking `Math` up costs more than the multiplication in a sandboxed context. */
const { imul } = Math;

/**
 * A source of random numbers. Domain code never reaches for `Math.random`: the caller passes one of these, so that the
 * same input always gives the same radar.
 */
export interface Random {
  /** Next integer, 0 .. 2^32 - 1. */
  nextUint32(): number;
  /** Next number in [0, 1), with 53 random bits. */
  next(): number;
}

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/**
 * xoshiro128**, 32-bit, period 2^128 - 1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021).
 * Not for secrets.
 */
export class Xoshiro128 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** Four 32-bit words; all zero would stay zero for ever and is refused. */
  constructor(a: number, b: number, c: number, d: number) {
    if ((a | b | c | d) === 0) throw new RangeError('A state of four zeros never leaves zero: give another seed.');
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }

  nextUint32(): number {
    const result = imul(rotateLeft(imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotateLeft(this.#d, 11);
    return result;
  }

  next(): number {
    return ((this.nextUint32() >>> 5) * 67_108_864 + (this.nextUint32() >>> 6)) / 9_007_199_254_740_992;
  }
}

/** 32-bit FNV-1a over the UTF-16 code units of a text (draft-eastlake-fnv): spreads names, protects nothing. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) hash = imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** One step of a 32-bit Weyl sequence mixed as in MurmurHash3 (Appleby): turns one word into a state of four. */
function mixed(word: number): number {
  let z = word | 0;
  z = imul(z ^ (z >>> 16), 0x85ebca6b);
  z = imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** A generator that depends on nothing but the text, for example `placement-1/digital/edge-ai`. */
export function randomFrom(seed: string): Random {
  const word = fnv1a32(seed);
  const other = fnv1a32(`${seed.length}:${seed}`);
  return new Xoshiro128(
    mixed(word + 0x9e3779b9),
    mixed(other + 0x3c6ef372),
    mixed((word ^ other) + 0xdaa66d2b),
    mixed(word - other) || 1,
  );
}

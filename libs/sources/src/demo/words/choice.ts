import type { Random } from '#libs/domain';

/** An integer from 0 to n - 1; one 32-bit draw, the bias of at most n / 2^32 does not matter for texts. */
export const below = (random: Random, n: number): number => Math.floor((random.nextUint32() / 4_294_967_296) * n);

export const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)] as T;

/** Draws an index in proportion to weights: binary search in the running sums. */
export class WeightedChoice {
  readonly #sums: Float64Array;
  readonly total: number;

  /** Weights from 0; at least one above. */
  constructor(weights: readonly number[]) {
    let sum = 0;
    this.#sums = Float64Array.from(weights, (weight) => (sum += weight));
    this.total = sum;
  }

  get length(): number {
    return this.#sums.length;
  }

  /** The index in which `x` lies, x in [0, total). */
  at(x: number): number {
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > x) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Where the interval of an index begins. */
  start(index: number): number {
    return index === 0 ? 0 : (this.#sums[index - 1] as number);
  }

  draw(random: Random): number {
    return this.at(random.next() * this.total);
  }
}

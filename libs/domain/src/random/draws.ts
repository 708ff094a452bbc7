import { logGamma } from '../statistics/gamma.js';
import type { Random } from './random.js';

const { abs, exp, floor, log, sqrt } = Math;

/** Standard normal draw by the polar method (Marsaglia and Bray, 1964); the second value of the pair is dropped to keep no state. */
export function normalDraw(random: Random): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * sqrt((-2 * log(s)) / s);
  }
}

/**
 * Poisson draw. Up to a mean of 10 by multiplying uniforms (Knuth), above by transformed rejection (Hörmann, "The
 * transformed rejection method for generating Poisson random variables", 1993, algorithm PTRS).
 * @param mean not negative, finite
 */
export function poissonDraw(random: Random, mean: number): number {
  if (!(mean >= 0) || mean === Infinity)
    throw new RangeError(`A Poisson mean must be a finite number >= 0, not ${mean}.`);
  return mean < 10 ? multiplied(random, mean) : transformed(random, mean);
}

function multiplied(random: Random, mean: number): number {
  const floor = exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > floor) {
    product *= random.next();
    count += 1;
  }
  return count;
}

function transformed(random: Random, mean: number): number {
  const root = sqrt(mean);
  const logMean = log(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accept = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.next() - 0.5;
    const v = random.next();
    const us = 0.5 - abs(u);
    const k = floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = log(v) + log(inverseAlpha) - log(a / (us * us) + b);
    if (left <= k * logMean - mean - logGamma(k + 1)) return k;
  }
}

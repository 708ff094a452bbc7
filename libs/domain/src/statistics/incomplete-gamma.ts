import { logGamma } from './gamma.js';
import { normalQuantile } from './normal.js';

const EPSILON = 1e-15;

/**
 * Regularised lower incomplete gamma function P(a, x), the distribution function of a Gamma(a, 1) variable: by its series
 * below a + 1, by the continued fraction of its complement above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 * @param a > 0
 * @param x >= 0
 */
export function gammaP(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`gammaP needs a > 0 and x >= 0, not a = ${a}, x = ${x}.`);
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** 1 - P(a, x), exact also where P is nearly 1. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`gammaQ needs a > 0 and x >= 0, not a = ${a}, x = ${x}.`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * EPSILON) break;
  }
  return sum * front(a, x);
}

/** Modified Lentz evaluation of the continued fraction of Q(a, x). */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return front(a, x) * h;
}

const nonZero = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value);

/**
 * Quantile of a Gamma(shape, rate) variable: Wilson-Hilferty start, then Halley steps on P(a, x) = p.
 * @param probability 0..1
 */
export function gammaQuantile(probability: number, shape: number, rate = 1): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`A probability lies in 0..1, not ${probability}.`);
  if (!(shape > 0) || !(rate > 0)) throw new RangeError(`Shape and rate are positive, not ${shape} and ${rate}.`);
  if (probability === 0) return 0;
  if (probability === 1) return Infinity;
  const normal = normalQuantile(probability);
  const hilferty = shape * (1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape))) ** 3;
  const small = Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
  let x = hilferty > 0.05 * shape && shape > 0.5 ? hilferty : small;
  for (let i = 0; i < 50; i += 1) {
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    if (density === 0) break;
    const step = (gammaP(shape, x) - probability) / density;
    const halley = step / (1 - 0.5 * Math.min(1, step * ((shape - 1) / x - 1)));
    const next = x - halley;
    const moved = next > 0 ? next : x / 2;
    const done = Math.abs(moved - x) < 1e-12 * x;
    x = moved;
    if (done) break;
  }
  return x / rate;
}

/** Probability that a chi-square variable exceeds x. */
export const chiSquareTail = (x: number, freedom: number): number => gammaQ(freedom / 2, x / 2);

/** Distribution function of the standard normal, from P(1/2, x²/2). */
export const normalCdf = (x: number): number =>
  x < 0 ? gammaQ(0.5, (x * x) / 2) / 2 : 1 - gammaQ(0.5, (x * x) / 2) / 2;

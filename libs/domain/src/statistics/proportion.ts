import { normalQuantile } from './normal.js';

/** A share with its interval. */
export interface Proportion {
  readonly hits: number;
  readonly n: number;
  /** hits / n; null of nothing. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

/** Wilson score interval (Wilson, "Probable inference, the law of succession, and statistical inference", 1927); 0..1 of nothing. */
export function proportion(hits: number, n: number, level = 0.95): Proportion {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share.`);
  if (n === 0) return { hits, n, share: null, low: 0, high: 1 };
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = hits / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Math.sqrt(z2) / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { hits, n, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

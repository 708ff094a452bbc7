/**
 * How much more of its activity a cluster (or region) has in a field than the market has: revealed technological advantage,
 * which is the location quotient (x_ij / x_i.) / (x_.j / x_..).
 */
import { badInput } from '../error/error.js';
import type { Interval } from '../radar/radar.js';
import { gammaQuantile } from '../statistics/incomplete-gamma.js';
import { normalQuantile } from '../statistics/normal.js';

/** Counts of pieces of evidence, patents, employees or whatever is compared. */
export interface FieldCounts {
  /** x_ij: the cluster's in the field. */
  readonly own: number;
  /** x_i.: the cluster's in all fields, > 0. */
  readonly ownTotal: number;
  /** x_.j: the market's in the field. */
  readonly market: number;
  /** x_..: the market's in all fields, > 0. */
  readonly marketTotal: number;
}

export interface Specialisation {
  /** RTA = LQ; 1 = like the market. */
  readonly quotient: number;
  readonly interval: Interval;
  /** RSCA = (RTA - 1)/(RTA + 1), -1..1; recommended over the raw quotient (Laursen, openarchive.cbs.dk/handle/10398/8092). */
  readonly symmetric: number;
  /** RPA = 100 · tanh ln RTA, -100..100. */
  readonly patentAdvantage: number;
  /** Own count to be expected if the cluster were like the market: x_i. · x_.j / x_.. */
  readonly expected: number;
}

/** x_i. · x_.j / x_..; throws BAD_INPUT for counts that cannot be. */
export function expectedCount(counts: FieldCounts): number {
  const { own, ownTotal, market, marketTotal } = counts;
  const fine = [own, ownTotal, market, marketTotal].every((n) => Number.isFinite(n) && n >= 0);
  if (!fine || ownTotal === 0 || marketTotal === 0 || own > ownTotal || market > marketTotal) {
    throw badInput(
      `Own ${own} of ${ownTotal} and market ${market} of ${marketTotal} cannot be compared: parts must not exceed totals, totals must be positive.`,
    );
  }
  return (ownTotal * market) / marketTotal;
}

/**
 * Quotient with its interval. On the log scale se² = 1/x_ij - 1/x_i. + 1/x_.j - 1/x_.. (delta method; asymptotic theory of
 * such indicators: Schubert and Grupp, ssoar.info document 24256). With no own evidence the log does not exist: the upper
 * bound is then the exact Poisson one.
 * @param level of the interval, 0..1
 * @returns null when the market has nothing in the field: there is no quotient
 */
export function specialisation(counts: FieldCounts, level = 0.95): Specialisation | null {
  const expected = expectedCount(counts);
  if (expected === 0) return null;
  const { own, ownTotal, market, marketTotal } = counts;
  const quotient = own / expected;
  return {
    quotient,
    interval: own === 0 ? { low: 0, high: gammaQuantile((1 + level) / 2, 1) / expected } : logInterval(),
    symmetric: symmetricOf(quotient),
    patentAdvantage: (100 * (quotient ** 2 - 1)) / (quotient ** 2 + 1),
    expected,
  };

  function logInterval(): Interval {
    const error = Math.sqrt(1 / own - 1 / ownTotal + 1 / market - 1 / marketTotal);
    const factor = Math.exp(normalQuantile((1 + level) / 2) * error);
    return { low: quotient / factor, high: quotient * factor };
  }
}

/** (q - 1)/(q + 1). */
export const symmetricOf = (quotient: number): number => (quotient - 1) / (quotient + 1);

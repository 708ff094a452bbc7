/**
 * Whole numbers for parts of one thing that sum to `total`: each is cut to its whole, and what is left goes to the largest remainders, of equals to the
 * first. The domain rounds its sentences and reports the same way, so that a reader who compares them finds the same figures.
 */
export function wholeParts(exact: readonly number[], total: number): number[] {
  const units = exact.map(Math.floor);
  const left = total - units.reduce((sum, n) => sum + n, 0);
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (let n = 0; n < left && order.length > 0; n += 1) units[order[n % order.length]!.i]! += 1;
  return units;
}

/** Shares of one whole as whole percents that sum to what the shares sum to: all of it to 100, never to 101. */
export const wholePercents = (shares: readonly number[]): number[] =>
  wholeParts(
    shares.map((share) => share * 100),
    Math.round(shares.reduce((sum, share) => sum + share, 0) * 100),
  );

/**
 * Whole numbers for parts of one thing, which sum to `total`: each part is cut to its whole, and what is left goes to the largest remainders, of equals
 * to the first (Hamilton's method). Each comes out less than one away from its exact value when the exact values sum to `total`.
 *
 * @param exact the parts in the unit of `total`, each finite and 0 or more
 * @param total a whole number, 0 or more
 */
export function apportion(exact: readonly number[], total: number): number[] {
  if (exact.length === 0) return [];
  const units = exact.map(Math.floor);
  const left = total - units.reduce((sum, n) => sum + n, 0);
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (let n = 0; n < left; n += 1) {
    const { i } = order[n % order.length]!;
    units[i]! += 1;
  }
  return units;
}

/** Shares of one whole, each 0..1, as whole percents that sum to what the shares sum to: of all of it, to 100 and never to 101. */
export const wholePercents = (shares: readonly number[]): number[] =>
  apportion(
    shares.map((share) => share * 100),
    Math.round(shares.reduce((sum, share) => sum + share, 0) * 100),
  );

/**
 * Quantile of type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996): linear between order
 * statistics, the default of R and numpy.
 * @param sorted ascending, not empty
 * @param probability 0..1
 */
export function quantileSorted(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) throw new RangeError('A quantile needs at least one value.');
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`A probability lies in 0..1, not ${probability}.`);
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (position - below) * (high - low);
}

/** Type 7 quantile of values in any order; the input is left as it is. */
export const quantile = (values: ArrayLike<number>, probability: number): number =>
  quantileSorted(Float64Array.from(values).sort(), probability);

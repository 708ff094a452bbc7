/**
 * Index of the knee of a curve: the point farthest above the straight line from its first to its last point (Satopää et al., "Finding a
 * kneedle in a haystack", 2011, without smoothing). Ties go to the earlier point; 0 for fewer than three points.
 * @param x ascending
 */
export function kneeOf(x: readonly number[], y: readonly number[]): number {
  const last = x.length - 1;
  if (last < 2) return 0;
  const slope = (y[last]! - y[0]!) / (x[last]! - x[0]!);
  let knee = 0;
  let highest = 0;
  for (let i = 1; i < last; i++) {
    const above = y[i]! - (y[0]! + slope * (x[i]! - x[0]!));
    if (above > highest + 1e-12) [knee, highest] = [i, above];
  }
  return knee;
}

/** Where a search ended. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Minimises a function of a few variables without derivatives (Nelder and Mead, "A simplex method for function
 * minimization", 1965; usual coefficients 1, 2, 1/2, 1/2). The function may return Infinity outside its domain.
 * @param start first corner; the others stand `step` away along each axis
 * @param tolerance ends when the values at the corners differ by less
 */
export function nelderMead(
  of: (x: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  tolerance = 1e-10,
  rounds = 500,
): Minimum {
  const corner = (at: number[]): Minimum => ({ at, value: of(at) });
  let simplex = [
    corner([...start]),
    ...start.map((_, i) => corner(start.map((x, j) => x + (i === j ? (step[j] ?? 1) : 0)))),
  ];
  for (let round = 0; round < rounds; round += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Minimum, simplex.at(-1) as Minimum];
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const kept = simplex.slice(0, -1);
    const centre = start.map((_, j) => kept.reduce((sum, s) => sum + (s.at[j] ?? 0), 0) / kept.length);
    const along = (t: number): Minimum => corner(centre.map((c, j) => c + t * ((worst.at[j] ?? 0) - c)));
    const reflected = along(-1);
    const second = kept.at(-1) as Minimum;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex = [...kept, expanded.value < reflected.value ? expanded : reflected];
    } else if (reflected.value < second.value) {
      simplex = [...kept, reflected];
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      const better = contracted.value < Math.min(reflected.value, worst.value);
      simplex = better
        ? [...kept, contracted]
        : [best, ...simplex.slice(1).map((s) => corner(s.at.map((x, j) => ((best.at[j] ?? 0) + x) / 2)))];
    }
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}

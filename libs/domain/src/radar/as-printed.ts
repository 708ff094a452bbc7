/** Figures of a placement as readers see them: rounded together, so that what is printed sums to what is printed. */
import { apportion, wholePercents } from '../statistics/apportion.js';

/** Parts of a radius in two decimals that sum to the radius in two decimals. The stored parts stay as they are. */
export function partsAsPrinted(parts: readonly { readonly value: number }[], radius: number): number[] {
  // Both are stored to the sixth decimal: in millionths nothing is lost before the rounding that is meant.
  const hundredths = (value: number): number => Math.round(value * 1e6) / 1e4;
  const exact = parts.map(({ value }) => hundredths(value));
  return apportion(exact, Math.round(hundredths(radius))).map((units) => units / 100);
}

/** Ring probabilities as whole percents that sum to 100, whatever order the rings come in. */
export function ringPercents(probability: Readonly<Record<string, number>>): Record<string, number> {
  const rings = Object.keys(probability).sort();
  const percents = wholePercents(rings.map((ring) => probability[ring]!));
  return Object.fromEntries(rings.map((ring, i) => [ring, percents[i]!]));
}

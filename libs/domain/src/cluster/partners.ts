/** What could make two clusters partners, each part 0..1. */
export interface PartnerParts {
  /** Own gaps and watched trends in which the other is specialised, over all of them. */
  readonly complements: number;
  /** Mean density that the other adds around them (Balland and Boschma, 2021). */
  readonly addedDensity: number;
  /** Trends in which both are specialised, over the smaller number: a language to talk in. */
  readonly common: number;
  /** 1 next door, 0 from 3,000 km on; 0.5 when a place is not known. */
  readonly nearness: number;
  /** Overlap of the ecosystems by weight. */
  readonly ecosystems: number;
  /** 1 for equal readiness; null when one of both has no closed assessment. */
  readonly readiness: number | null;
}

/** Our own weights: what the other adds comes first. A missing part is left out and the rest scaled up. */
const WEIGHTS = {
  complements: 0.4,
  addedDensity: 0.2,
  common: 0.1,
  nearness: 0.1,
  ecosystems: 0.1,
  readiness: 0.1,
} as const;

/** 0..1; comparable among the partners of one cluster. */
export function partnerScore(parts: PartnerParts): number {
  let [sum, weights] = [0, 0];
  for (const [name, weight] of Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][]) {
    const value = parts[name];
    if (value === null) continue;
    sum += weight * Math.min(1, Math.max(0, value));
    weights += weight;
  }
  return sum / weights;
}

const FAR_KM = 3_000;
export const nearnessOf = (kilometres: number | null): number =>
  kilometres === null ? 0.5 : Math.max(0, 1 - kilometres / FAR_KM);

/** Σ min of the weights over Σ max: 1 for the same ecosystems with the same weights, 0 for none in common. */
export function ecosystemOverlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [low, high] = [0, 0];
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(id) ?? 0, b.get(id) ?? 0];
    low += Math.min(x, y);
    high += Math.max(x, y);
  }
  return high > 0 ? low / high : 0;
}

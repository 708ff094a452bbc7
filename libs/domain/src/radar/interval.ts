import { normalDraw, poissonDraw } from '../random/draws.js';
import type { Random } from '../random/random.js';
import { shareAt } from './life-cycle-share.js';
import { fuse, kindMaturity, reliability, type MaturityReading } from './maturity.js';
import type { PlacementParameters } from './method.js';

/**
 * Draws of the radius that say how sure the placement is. Each draw
 * - resamples the evidence of every kind: a Poisson count with the observed mean (the sum of Poisson resampled
 *   kind/year cells is that same Poisson), which changes the weights;
 * - takes the life-cycle share of every kind from its posterior, which is where years and curve uncertainty enter;
 * - shifts every kind by N(0, kindSpread): kinds do not agree on the maturity of a trend even with endless evidence.
 *   With one kind the shift counts in full, with five kinds it averages out: a missing kind widens the interval.
 *
 * @returns `p.draws` radii, unsorted; all equal to the placed radius when there is nothing to draw from
 */
export function radiusDraws(reading: MaturityReading, p: PlacementParameters, random: Random): Float64Array {
  const draws = new Float64Array(p.draws);
  for (let i = 0; i < draws.length; i += 1) {
    const members = reading.kinds.map((k) => {
      const resampled = poissonDraw(random, k.evidence);
      const share = shareAt(k.share, random.next());
      const shift = p.kindSpread * normalDraw(random);
      return {
        weight: p.weights[k.kind] * reliability(resampled, p.reliabilityHalf),
        fallback: k.weight,
        maturity: kindMaturity(k.kind, share, p) + shift,
      };
    });
    // A draw that loses all evidence (a trend of three signals: 5 %) falls back on the observed weights.
    const fused = fuse(members) ?? fuse(members.map((m) => ({ weight: m.fallback, maturity: m.maturity })));
    draws[i] = 1 - Math.min(1, Math.max(0, fused ?? reading.maturity));
  }
  return draws;
}

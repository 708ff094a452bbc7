/**
 * The placement model run backwards: what evidence a trend of a given maturity and growth shows. The demo universe
 * plants its truth with it, and the tests measure how well `placeRadar` finds that truth again.
 *
 * - **Yearly shape.** Evidence of every kind grows by the planted growth each year. Against the growth of the universe
 *   that says which share F of the life cycle is over: b = r (1 - 2F), as in `life-cycle-share.ts`.
 * - **Mix of kinds.** Each kind reports the maturity anchor + span · F. Of all mixes whose fused maturity (the formula of
 *   placement, reliabilities included) equals the planted one, the one closest to the wanted mix is taken
 *   (Kullback-Leibler divergence; the solution multiplies each share by e^(tilt · anchor)). So young trends show
 *   publications and patents, ripe ones investments, news and articles, and an industry without patents stays without.
 * - **Limits.** Fused maturity lies between the anchors of the kinds in the mix plus span · F. A planted pair outside,
 *   such as maturity 0.95 with growth +40 %, bends the growth, not the maturity: F moves as far as needed.
 */
import { badInput } from '../error/error.js';
import { SIGNAL_KINDS, type SignalKind } from '../signal/signal.js';
import { growthAtShare, shareAtGrowth } from './life-cycle-share.js';
import { fuse, reliability } from './maturity.js';
import type { PlacementParameters } from './method.js';

export interface PlantedTrend {
  /** 0..1. */
  readonly maturity: number;
  /** Yearly growth of the evidence near the as-of year, > -1: 0.2 = 20 % a year. */
  readonly growth: number;
  /** Expected number of signals in all years together. */
  readonly volume: number;
  /** Wanted shares of the kinds; need not sum to 1. A kind that is absent stays absent. */
  readonly mix: Readonly<Partial<Record<SignalKind, number>>>;
  readonly asOfYear: number;
  /** First year with evidence; 15 years in all by default. */
  readonly firstYear?: number;
  /** Share of the as-of year that is over, 0..1; its rate is cut to it. Default 1. */
  readonly yearGone?: number;
  /** Yearly growth of the whole universe, against which the trend's growth is seen. Default 0. */
  readonly universeGrowth?: number;
}

/** Expected number of signals by kind and year. */
export type EvidenceRates = Partial<Record<SignalKind, Record<number, number>>>;

/**
 * Rates of a Poisson process per kind and year; they sum to `volume`. Throws BAD_INPUT on impossible input.
 * For many trends together use `expectedUniverse`, which finds the growth they have in common.
 */
export function expectedEvidence(trend: PlantedTrend, p: PlacementParameters): EvidenceRates {
  const kinds = kindsOf(trend, p);
  check(trend, kinds);
  const { share, slope } = stage(trend, kinds, p);
  const amounts = tiltedMix(trend, kinds, share, p);

  const years: number[] = [];
  for (let year = trend.firstYear ?? trend.asOfYear - 14; year <= trend.asOfYear; year += 1) years.push(year);
  const shape = years.map((year) => {
    const gone = year === trend.asOfYear ? (trend.yearGone ?? 1) : 1;
    return gone * Math.exp(slope * (year - trend.asOfYear));
  });
  const sum = shape.reduce((a, b) => a + b, 0);
  const rates: EvidenceRates = {};
  kinds.forEach((kind, i) => {
    rates[kind] = Object.fromEntries(years.map((year, j) => [year, ((amounts[i] ?? 0) * (shape[j] ?? 0)) / sum]));
  });
  return rates;
}

/**
 * The evidence of all trends of a universe. Placement sees growth against the totals, which are the sum of these very
 * trends: the common growth is the one at which the trends, weighed by volume, grow as the universe on average.
 */
export function expectedUniverse(trends: readonly PlantedTrend[], p: PlacementParameters): EvidenceRates[] {
  const volume = trends.reduce((sum, trend) => sum + trend.volume, 0);
  let common = trends.reduce((sum, t) => sum + (t.volume / volume) * Math.log1p(t.growth), 0);
  for (let i = 0; i < 50; i += 1) {
    const universeGrowth = Math.expm1(common);
    const mean = trends.reduce((sum, trend) => {
      const planted = { ...trend, universeGrowth };
      return sum + (trend.volume / volume) * stage(planted, kindsOf(planted, p), p).slope;
    }, 0);
    const step = mean - common;
    common = mean;
    if (Math.abs(step) < 1e-9) break;
  }
  return trends.map((trend) => expectedEvidence({ ...trend, universeGrowth: Math.expm1(common) }, p));
}

const kindsOf = (trend: PlantedTrend, p: PlacementParameters): SignalKind[] =>
  SIGNAL_KINDS.filter((kind) => (trend.mix[kind] ?? 0) > 0 && p.weights[kind] > 0);

/** Life-cycle share and log growth per year that carry the planted maturity and, within reach, the planted growth. */
function stage(
  trend: PlantedTrend,
  kinds: readonly SignalKind[],
  p: PlacementParameters,
): { readonly share: number; readonly slope: number } {
  const universe = Math.log1p(trend.universeGrowth ?? 0);
  const own = Math.log1p(trend.growth);
  const wanted = shareAtGrowth(own - universe, p.diffusionRate);
  const share = withinReach(wanted, trend.maturity, kinds, p);
  return { share, slope: share === wanted ? own : universe + growthAtShare(share, p.diffusionRate) };
}

/** Moves F as far as needed for the maturity to lie between the anchors at hand; a tenth of their range is left for variety. */
function withinReach(share: number, maturity: number, kinds: readonly SignalKind[], p: PlacementParameters): number {
  const anchors = kinds.map((kind) => p.anchors[kind]);
  const [low, high] = [Math.min(...anchors), Math.max(...anchors)];
  const margin = (high - low) / 10;
  const least = (maturity - (high - margin)) / p.span;
  const most = (maturity - (low + margin)) / p.span;
  return Math.min(0.975, Math.max(0.025, Math.min(most, Math.max(least, share))));
}

/** Expected signals by kind: the wanted mix, tilted until the fused maturity is the planted one. */
function tiltedMix(trend: PlantedTrend, kinds: readonly SignalKind[], share: number, p: PlacementParameters): number[] {
  const amounts = (tilt: number): number[] => {
    const raw = kinds.map((kind) => (trend.mix[kind] ?? 0) * Math.exp(tilt * (p.anchors[kind] - 0.5)));
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((r) => (trend.volume * r) / sum);
  };
  const anchorOf = (tilt: number): number => {
    const members = amounts(tilt).map((amount, i) => {
      const kind = kinds[i] as SignalKind;
      return { weight: p.weights[kind] * reliability(amount, p.reliabilityHalf), maturity: p.anchors[kind] };
    });
    return fuse(members) ?? 0;
  };
  const wanted = trend.maturity - p.span * share;
  return amounts(-bisect((tilt) => anchorOf(-tilt), wanted, -40, 40));
}

/** Where a falling function passes `target`; the nearer end when it does not. */
function bisect(falling: (x: number) => number, target: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function check(trend: PlantedTrend, kinds: readonly SignalKind[]): void {
  const wrong =
    (!(trend.maturity >= 0 && trend.maturity <= 1) && 'maturity must lie in 0..1') ||
    (!(trend.growth > -1 && trend.growth < 100) && 'growth must be above -1') ||
    (!(trend.volume > 0 && trend.volume < Infinity) && 'volume must be positive') ||
    (!((trend.yearGone ?? 1) >= 0 && (trend.yearGone ?? 1) <= 1) && 'yearGone must lie in 0..1') ||
    (!((trend.universeGrowth ?? 0) > -1) && 'universeGrowth must be above -1') ||
    ((trend.firstYear ?? trend.asOfYear) > trend.asOfYear && 'firstYear must not follow asOfYear') ||
    (kinds.length === 0 && 'mix must name at least one kind with a share above 0');
  if (wrong) throw badInput(`The planted trend cannot show evidence: ${wrong}. Correct the planted values.`);
}

import { rankRobustness, type Robustness } from '../composite/robustness.js';
import type { Indicator } from '../composite/composite.js';
import type { Random } from '../random/random.js';
import { gammaQuantile } from '../statistics/incomplete-gamma.js';
import type { GammaPrior } from './shrinkage.js';

/** Evidence of one trend in one place. */
export interface PlaceCell {
  readonly n: number;
  /** Share of the place over share of the market, shrunken; 1 = like the market. */
  readonly quotient: number;
  /** 90 % credible interval of it. */
  readonly low: number;
  readonly high: number;
  readonly verdict: 'more' | 'less' | 'not distinguishable';
}

/**
 * Counts of a place by trend against those of the market: λ ~ Gamma(n + shape, E + rate) with E the share of the market times the evidence of the place
 * (gamma-Poisson, as for clusters). `more` and `less` where the interval leaves 1 out.
 */
export function placeCells(row: readonly number[], market: readonly number[], prior: GammaPrior): PlaceCell[] {
  const [total, all] = [sum(row), sum(market)];
  return row.map((n, j) => {
    const [shape, rate] = [n + prior.shape, (total * (market[j] ?? 0)) / Math.max(1, all) + prior.rate];
    const [low, high] = [gammaQuantile(0.05, shape, rate), gammaQuantile(0.95, shape, rate)];
    const verdict = low > 1 ? 'more' : high < 1 ? 'less' : 'not distinguishable';
    return { n, quotient: shape / rate, low, high, verdict };
  });
}

/** What a place is ranked by. */
export interface PlaceFacts {
  /** > 0 */
  readonly evidence: number;
  /** Trends of which it has more than the market. */
  readonly specialised: number;
  /** Ratio, > 0; null where it is not known. */
  readonly growth: number | null;
}

/** Ranks by amount (log), breadth and growth (log, half the weight), and how far they hold under other choices (OECD/JRC handbook 2008, step 7). */
export function rankPlaces(places: readonly PlaceFacts[], random: Random): Robustness {
  const indicators: Indicator[] = [
    { id: 'evidence', weight: 1, direction: 1, values: places.map(({ evidence }) => Math.log(evidence)) },
    { id: 'specialised trends', weight: 1, direction: 1, values: places.map(({ specialised }) => specialised) },
    {
      id: 'growth',
      weight: 0.5,
      direction: 1,
      values: places.map(({ growth }) => (growth === null ? null : Math.log(growth))),
    },
  ];
  const used = indicators.filter(({ values }) => values.some((value) => value !== null));
  return rankRobustness(used, { normalisation: 'min-max', aggregation: 'arithmetic', draws: 300 }, random);
}

const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);

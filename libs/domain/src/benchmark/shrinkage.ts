/**
 * Shrinkage of small counts: own count ~ Poisson(E · λ), λ ~ Gamma(a, b) fitted by maximum likelihood over the peers, so
 * that three signals where two were expected do not look like a strength. Fit it per ecosystem: shrinking unlike groups
 * towards one mean misleads (mdpi.com/1660-4601/7/2/380); show raw and shrunken values side by side.
 */
import type { Interval } from '../radar/radar.js';
import { logGamma } from '../statistics/gamma.js';
import { gammaQuantile } from '../statistics/incomplete-gamma.js';
import { nelderMead } from '../statistics/nelder-mead.js';

export interface PeerCount {
  readonly count: number;
  /** Count to be expected of a peer that is like the market, > 0. */
  readonly expected: number;
}

/** Gamma(shape a, rate b) over the true ratios λ; mean a/b. */
export interface GammaPrior {
  readonly shape: number;
  readonly rate: number;
  /** `default`: too few peers to fit. */
  readonly source: 'fitted' | 'default';
}

/** Used below eight peers: mean 1, as sure as four expected signals. */
export const DEFAULT_PRIOR: GammaPrior = { shape: 4, rate: 4, source: 'default' };
const LEAST_PEERS = 8;
/**
 * Peers that hardly differ would make the prior endlessly sure, and the one cluster that does differ would vanish in it.
 * So the prior is never surer than this shape (a spread of 22 % between clusters).
 */
const LARGEST_SHAPE = 20;

/** Negative binomial log-likelihood of the counts, without the constant Σ ln x!. */
export function marginalLogLikelihood(peers: readonly PeerCount[], shape: number, rate: number): number {
  const constant = shape * Math.log(rate) - logGamma(shape);
  return peers.reduce(
    (sum, { count, expected }) =>
      sum +
      constant +
      logGamma(count + shape) -
      (count + shape) * Math.log(rate + expected) +
      (count > 0 ? count * Math.log(expected) : 0),
    0,
  );
}

/** Maximum likelihood of a and b over the peers. Peers that expect nothing are left out. */
export function fitGammaPrior(peers: readonly PeerCount[]): GammaPrior {
  const used = peers.filter((p) => p.expected > 0 && p.count >= 0);
  const counts = used.reduce((sum, p) => sum + p.count, 0);
  if (used.length < LEAST_PEERS || counts === 0) return DEFAULT_PRIOR;
  const start = counts / used.reduce((sum, p) => sum + p.expected, 0);
  const cost = ([logShape = 0, logMean = 0]: readonly number[]): number => {
    const shape = Math.exp(logShape);
    if (shape < 0.01 || shape > LARGEST_SHAPE * 1.0001) return Infinity;
    return -marginalLogLikelihood(used, shape, shape / Math.exp(logMean));
  };
  const found = nelderMead(cost, [Math.log(2), Math.log(start)], [0.7, 0.2], 1e-10, 300);
  const shape = Math.exp(found.at[0] ?? 0);
  return { shape, rate: shape / Math.exp(found.at[1] ?? 0), source: 'fitted' };
}

export interface ShrunkenRatio {
  /** Posterior mean (x + a)/(E + b). */
  readonly mean: number;
  /** Credible interval from Gamma(x + a, E + b). */
  readonly interval: Interval;
}

/** The cluster's ratio, drawn towards its peers the more the less evidence it has. */
export function shrink(own: PeerCount, prior: GammaPrior, level = 0.9): ShrunkenRatio {
  const [shape, rate] = [own.count + prior.shape, own.expected + prior.rate];
  return {
    mean: shape / rate,
    interval: {
      low: gammaQuantile((1 - level) / 2, shape, rate),
      high: gammaQuantile((1 + level) / 2, shape, rate),
    },
  };
}

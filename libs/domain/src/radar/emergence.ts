/**
 * Emergence of a trend as five separate sub-scores, after the attributes of Rotolo, Hicks and Martin ("What is an emerging
 * technology?", 2015, arXiv 1503.00673): radical novelty, fast growth, coherence, prominent impact, uncertainty. They are
 * never summed: a trend can be new and incoherent, or coherent and old, and the sum would hide which. How each is measured
 * is our own proposal. The patented EScore is left out on purpose.
 */
import type { EvidenceSeries, IncompleteYears } from '../series/series.js';
import { lastCompleteYear } from '../series/series.js';
import { normalCdf } from '../statistics/incomplete-gamma.js';
import { tellingGrowth } from './momentum.js';

export interface SubScore {
  /** 0..1, more = more emergent; null when the data do not tell. */
  readonly score: number | null;
  /** The measured quantity behind the score, in its own unit. */
  readonly measured: number | null;
}

export interface Emergence {
  /** Probability that a signal of the trend is newer than one of the universe of the same kind; 0.5 = as old as the rest. */
  readonly novelty: SubScore;
  /** Probability that the trend's share grows; measured: growth per year. */
  readonly growth: SubScore;
  /** Mean similarity of two of its signals, 0..1. */
  readonly coherence: SubScore;
  /** How many actors carry it, n / (n + 10); measured: effective number of actors n. */
  readonly impact: SubScore;
  /** How open its ring is: entropy of the ring probabilities over the largest possible; measured in bits. */
  readonly uncertainty: SubScore;
}

export interface EmergenceInput {
  readonly series: EvidenceSeries;
  readonly incompleteYears: IncompleteYears;
  /** Complete years that growth looks back. */
  readonly years: number;
  /** Mean similarity of two signals of the trend, 0..1, as the text room measures it; null when unknown. */
  readonly similarity: number | null;
  /** Signals by actor (organisation, or publisher where there is none). */
  readonly actors: readonly number[];
  readonly ringProbability: Readonly<Record<string, number>>;
}

const ACTORS_HALF = 10;
const UNKNOWN: SubScore = { score: null, measured: null };

export function readEmergence(input: EmergenceInput): Emergence {
  return {
    novelty: novelty(input.series),
    growth: growth(input),
    coherence: input.similarity === null ? UNKNOWN : { score: input.similarity, measured: input.similarity },
    impact: impact(input.actors),
    uncertainty: uncertainty(Object.values(input.ringProbability)),
  };
}

/** Mann-Whitney probability over years, ties counted half, kinds weighed by the trend's evidence. */
function novelty(series: EvidenceSeries): SubScore {
  let wins = 0;
  for (const { points } of series.kinds) {
    const all = points.reduce((sum, p) => sum + p.total, 0);
    let older = 0;
    for (const p of points) {
      wins += p.count * ((older + p.total / 2) / all);
      older += p.total;
    }
  }
  const score = series.evidence > 0 ? wins / series.evidence : null;
  return { score, measured: score };
}

function growth({ series, incompleteYears, years }: EmergenceInput): SubScore {
  const groups = series.kinds.map((k) => {
    const last = lastCompleteYear(series.asOf, incompleteYears[k.kind] ?? 1);
    return k.fit.filter((p) => p.year > last - years);
  });
  const fit = tellingGrowth(groups);
  if (!fit) return UNKNOWN;
  if (fit.error === null) return { score: fit.slope > 0 ? 1 : 0, measured: null };
  return { score: normalCdf(fit.slope / fit.error), measured: Math.expm1(fit.slope) };
}

/** Effective number of actors: inverse Simpson index, (Σ n)² / Σ n². Ten signals of one actor are one actor. */
export function effectiveActors(counts: readonly number[]): number {
  const sum = counts.reduce((a, b) => a + b, 0);
  const squares = counts.reduce((a, b) => a + b * b, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}

function impact(actors: readonly number[]): SubScore {
  const n = effectiveActors(actors);
  return n > 0 ? { score: n / (n + ACTORS_HALF), measured: n } : UNKNOWN;
}

function uncertainty(probabilities: readonly number[]): SubScore {
  if (probabilities.length < 2) return UNKNOWN;
  const bits = probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
  return { score: bits / Math.log2(probabilities.length), measured: bits };
}

/**
 * Mean cosine of all pairs of unit vectors, from their sum: (|Σv|² - n) / (n (n - 1)). Linear in the number of vectors.
 * @param vectors sparse, each of length 1; null below two
 */
export function meanPairSimilarity(vectors: readonly ReadonlyMap<number, number>[]): number | null {
  const n = vectors.length;
  if (n < 2) return null;
  const sums = new Map<number, number>();
  let own = 0;
  for (const vector of vectors) {
    for (const [at, weight] of vector) {
      sums.set(at, (sums.get(at) ?? 0) + weight);
      own += weight * weight;
    }
  }
  const squared = [...sums.values()].reduce((a, b) => a + b * b, 0);
  return (squared - own) / (n * (n - 1));
}

import type { KindYearCounts } from '../series/series.js';
import type { SignalKind } from '../signal/signal.js';
import type { PlacementParameters } from './method.js';
import type { Interval } from './radar.js';
import type { TellingWord } from './telling-words.js';

/** One kind's part of the radius. */
export interface Contribution {
  readonly kind: SignalKind;
  /** weight · (1 - maturity); the values of a placement sum to its radius, to the sixth decimal. */
  readonly value: number;
  /** Share of the kind in the fused maturity, 0..1; the weights sum to 1. */
  readonly weight: number;
  /** Maturity this kind reports by itself, 0..1. */
  readonly maturity: number;
  /** Share of the kind's life cycle that is over, 0..1. */
  readonly lifeCycleShare: number;
  /** 5th to 95th percentile of that share: nearly 0..1 when the years leave the stage open. */
  readonly lifeCycleInterval: Interval;
  /** Pieces of independent evidence. */
  readonly evidence: number;
  /** Those in complete years, from which the life-cycle share is read. */
  readonly dated: number;
}

/** Where the trend would stand if one kind had never been looked at. */
export interface Counterfactual {
  readonly without: SignalKind;
  /** Null when nothing else is left to place it by. */
  readonly radius: number | null;
  readonly ring: string | null;
  readonly ringChanges: boolean;
}

/** A publisher that gave four fifths of the clearest evidence or more. */
export interface OnePublisher {
  readonly publisher: string;
  readonly n: number;
  /** Pieces of evidence looked at, the clearest 200 at most. */
  readonly of: number;
}

export interface Explanation {
  readonly trendId: string;
  readonly radius: number;
  readonly ring: string;
  readonly contributions: readonly Contribution[];
  readonly counterfactuals: readonly Counterfactual[];
  /** Kinds without any evidence for this trend. */
  readonly missing: readonly SignalKind[];
  /** What ties its clearest evidence to the trend, most telling first. */
  readonly words: readonly TellingWord[];
  /** Null when its evidence comes through several publishers, or there is too little to say so. */
  readonly onePublisher: OnePublisher | null;
  readonly sentences: readonly string[];
  readonly method: {
    readonly version: string;
    readonly seed: string;
    readonly parameters: PlacementParameters;
  };
  readonly inputs: { readonly asOf: string; readonly counts: KindYearCounts };
}

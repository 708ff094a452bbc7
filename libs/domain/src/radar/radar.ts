import type { EcosystemId } from '../ecosystem/ecosystem.js';
import type { SignalKind } from '../signal/signal.js';

/** A sector of the radar. Sectors have equal angles, in the order of `data/radar.json`, clockwise from the top. */
export interface Segment {
  readonly id: string;
  readonly name: string;
}

/** A band of the radar, from the centre outwards. `outer` is its outer radius, 0..1. */
export interface Ring {
  readonly id: string;
  readonly name: string;
  /** Years until impact, as the band claims it. */
  readonly horizon: string;
  readonly outer: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Where a trend moved since the previous edition: `in` is towards the centre. */
export type Movement = 'new' | 'in' | 'out' | 'none';

/** One trend on one radar in one edition. */
export interface Placement {
  readonly trendId: string;
  readonly ecosystem: EcosystemId;
  readonly segment: string;
  /** 0 = centre (impact now) .. 1 = rim. */
  readonly radius: number;
  /** Degrees, clockwise from the top, 0..360. */
  readonly angle: number;
  readonly ring: string;
  /** 5th to 95th percentile of the radius over the bootstrap draws. */
  readonly interval: Interval;
  /** Share of draws by ring id; sums to 1. */
  readonly ringProbability: Readonly<Record<string, number>>;
  /** Fused maturity, 0..1; radius = 1 - maturity. */
  readonly maturity: number;
  readonly movement: Movement;
  /** Radius in the previous edition, null when new. */
  readonly previousRadius: number | null;
  readonly momentum: Momentum;
  /** Pieces of independent evidence. */
  readonly volume: number;
  /** Independent evidence by kind. */
  readonly evidence: Readonly<Partial<Record<SignalKind, number>>>;
}

/** Yearly growth of the trend's share of all evidence: 0.2 = 20 % a year. Null interval bounds: not identified. */
export interface Momentum {
  readonly growth: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One frozen, dated set of placements on all radars. */
export interface EditionInfo {
  readonly number: number;
  readonly publishedAt: string;
  /** The day the evidence was counted up to, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly methodVersion: string;
  /** Hash of the evidence, catalogue and method alone: when it is that of the latest edition, nothing new is to be published. */
  readonly evidenceHash: string;
  /** Hash of everything that went in: evidence, catalogue, method, as-of day, previous places, angles. */
  readonly inputHash: string;
  /** Hash of everything that came out. */
  readonly hash: string;
  readonly signalCount: number;
  /** True when it rests on the demo universe. */
  readonly synthetic: boolean;
}

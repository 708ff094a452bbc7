import type { EarningWord, SignalKind } from '../signal/signal.js';

/** A signal that speaks of a trend most clearly, as an edition keeps it. */
export interface ClearSignal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
  readonly url: string | null;
  /** Belief in the link, 0..1. */
  readonly score: number;
  readonly words: readonly EarningWord[];
}

/** The signals behind a trend, clearest first: what an edition keeps of its input beside the counts. */
export interface TrendInputs {
  /** Id and the first 16 hexadecimal digits of the content hash; the clearest 200 at most. */
  readonly signals: readonly (readonly [string, string])[];
  /** The clearest ten with what they say. */
  readonly clearest: readonly ClearSignal[];
}

/** What the explanation of a trend takes from the signals behind it. */
export interface TrendListing {
  readonly trendId: string;
  /** The clearest ten with what they say. */
  readonly clearest: readonly ClearSignal[];
  /** Publishers of the clearest 200. */
  readonly publishers: readonly { readonly publisher: string; readonly n: number }[];
}

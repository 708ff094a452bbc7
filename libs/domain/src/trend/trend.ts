import type { EcosystemId, WeightedPhrases } from '../ecosystem/ecosystem.js';

/** `curated` trends come from `data/trends`; `discovered` ones are proposed from signals that no curated trend explains. */
export type TrendOrigin = 'curated' | 'discovered';

/** `retired` trends keep their page and history, and leave the radar. */
export type TrendStatus = 'active' | 'retired' | 'rejected' | 'merged';

/** A line of development inside one or more ecosystems. */
export interface Trend {
  readonly id: string;
  /** Home ecosystem. */
  readonly ecosystem: EcosystemId;
  /** Further radars it stands on. */
  readonly alsoOn: readonly EcosystemId[];
  readonly name: string;
  readonly summary: string;
  /** Segment id of `data/radar.json`. */
  readonly segment: string;
  readonly drivers: readonly string[];
  readonly phrases: WeightedPhrases;
  /** IPC/CPC prefixes, without blanks. */
  readonly codes: readonly string[];
  readonly related: readonly string[];
  readonly origin: TrendOrigin;
  readonly status: TrendStatus;
  /** Day since which editors phase it out, `YYYY-MM-DD`: it stays on the radar, marked, until it ends. */
  readonly phaseOut?: string | null;
  /** Ids of the catalogue that this trend goes on from: their pages lead here. */
  readonly formerly?: readonly string[];
}

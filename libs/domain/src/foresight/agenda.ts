import type { Interval } from '../radar/radar.js';
import { summarise } from './consensus.js';

/** A trend as the evidence places it and as the panel does, both as radius 0..1. */
export interface PlacedTwice {
  readonly trendId: string;
  readonly computed: { readonly radius: number; readonly interval: Interval };
  /** The panel's ratings, mapped to radii. */
  readonly panel: readonly number[];
}

export interface AgendaItem {
  readonly trendId: string;
  readonly computed: number;
  /** Median of the panel. */
  readonly panel: number;
  /** panel - computed: negative when the panel sees it nearer than the evidence does. */
  readonly difference: number;
  /** True when the panel's middle half and the computed interval do not touch: not a matter of noise. */
  readonly apart: boolean;
}

/** Where panel and evidence disagree most comes first: the agenda of the workshop. Trends nobody rated are left out. */
export function agendaOf(trends: readonly PlacedTwice[]): AgendaItem[] {
  return trends
    .flatMap(({ trendId, computed, panel }): AgendaItem[] => {
      const summary = summarise(panel);
      if (!summary) return [];
      const apart = summary.q3 < computed.interval.low || summary.q1 > computed.interval.high;
      const difference = summary.median - computed.radius;
      return [{ trendId, computed: computed.radius, panel: summary.median, difference, apart }];
    })
    .sort(
      (a, b) =>
        Number(b.apart) - Number(a.apart) ||
        Math.abs(b.difference) - Math.abs(a.difference) ||
        (a.trendId < b.trendId ? -1 : 1),
    );
}

import type { Interval } from '../radar/radar.js';

/** Where a panel places a trend, as radii 0..1; quartiles are null where they are kept back. */
export interface PanelSpread {
  readonly median: number;
  readonly q1: number | null;
  readonly q3: number | null;
}

/** A trend as the evidence places it and as the panel does, both as radius 0..1. */
export interface PlacedTwice {
  readonly trendId: string;
  readonly computed: { readonly radius: number; readonly interval: Interval };
  /** Null when nobody rated. */
  readonly panel: PanelSpread | null;
}

export interface AgendaItem {
  readonly trendId: string;
  readonly computed: number;
  /** Median of the panel. */
  readonly panel: number;
  /** panel - computed: negative when the panel sees it nearer than the evidence does. */
  readonly difference: number;
  /** True when the panel's middle half and the computed interval do not touch: not a matter of noise. Null: not to be told. */
  readonly apart: boolean | null;
}

/** Where panel and evidence disagree most comes first: the agenda of the workshop. Trends nobody rated are left out. */
export function agendaOf(trends: readonly PlacedTwice[]): AgendaItem[] {
  return trends
    .flatMap(({ trendId, computed, panel }): AgendaItem[] => {
      if (!panel) return [];
      const { median, q1, q3 } = panel;
      const apart = q1 === null || q3 === null ? null : q3 < computed.interval.low || q1 > computed.interval.high;
      return [{ trendId, computed: computed.radius, panel: median, difference: median - computed.radius, apart }];
    })
    .sort(
      (a, b) =>
        Number(b.apart) - Number(a.apart) ||
        Math.abs(b.difference) - Math.abs(a.difference) ||
        (a.trendId < b.trendId ? -1 : 1),
    );
}

export interface PlaceRow {
  readonly place: string;
  readonly evidence: number;
  readonly clusters: number | null;
  readonly specialised: number;
  readonly growth: number | null;
  readonly rank: {
    readonly rank: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly fragile: boolean;
  };
  readonly cells: readonly {
    readonly n: number;
    readonly quotient: number;
    readonly low: number;
    readonly high: number;
    readonly verdict: 'more' | 'less' | 'not distinguishable';
  }[];
}
export interface HeatMapData {
  readonly by: 'country' | 'region';
  readonly trends: readonly { readonly id: string; readonly name: string; readonly n: number }[];
  readonly places: readonly PlaceRow[];
  readonly left: number;
  readonly warning: boolean;
}
export interface NeedsData {
  readonly clusters: number;
  readonly shown: boolean;
  readonly trends: readonly {
    readonly id: string;
    readonly name: string;
    readonly gaps: number;
    readonly strengths: number;
    readonly calls: number;
    readonly budgetEur: number;
  }[];
}

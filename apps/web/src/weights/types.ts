import type { Kind } from '../api/types.js';

export type Aggregation = 'arithmetic' | 'geometric';

export interface LabTrend {
  readonly trendId: string;
  readonly name: string;
  readonly published: { readonly radius: number; readonly ring: string; readonly rank: number };
  readonly radius: number | null;
  readonly ring: string | null;
  readonly rank: number | null;
  readonly rankInterval: { readonly low: number; readonly high: number } | null;
  readonly fragile: boolean;
}

export interface Lab {
  readonly ecosystem: string;
  readonly edition: number;
  readonly factors: Readonly<Record<Kind, number>>;
  readonly aggregation: Aggregation;
  readonly fragileShare: number;
  readonly warning: string | null;
  readonly sensitivity: {
    readonly meanShift: number | null;
    readonly firstOrder: Readonly<Record<string, number>> | null;
  };
  readonly trends: readonly LabTrend[];
}

export interface Variant {
  readonly id: string;
  readonly name: string;
  readonly settings: { readonly factors: Readonly<Record<Kind, number>>; readonly aggregation: Aggregation };
  readonly shared: boolean;
  readonly own: boolean;
}

import type { Kind } from '../api/types.js';

export interface TrendLife {
  readonly mergedInto: string | null;
  readonly phaseOut: string | null;
  readonly phaseOutReason: string | null;
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  readonly names: readonly { readonly name: string; readonly until: string }[];
  readonly merged: readonly { readonly id: string; readonly name: string; readonly endedAt: string | null }[];
}

interface SubScore {
  readonly score: number | null;
  readonly measured: number | null;
}

export interface Analysis {
  readonly trendId: string;
  readonly lifeCycles: readonly {
    readonly kind: Kind;
    readonly evidence: number;
    readonly fit: { readonly stage: string; readonly family: string; readonly note: string } | null;
  }[];
  readonly bursts: readonly {
    readonly kind: Kind;
    readonly from: string;
    readonly to: string;
    readonly weight: number;
  }[];
  readonly emergence: Readonly<Record<'novelty' | 'growth' | 'coherence' | 'impact' | 'uncertainty', SubScore>>;
}

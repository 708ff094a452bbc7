import type { Kind } from '../api/types.js';

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

import type { Position } from '../session/types.js';

export type Verdict = 'strength' | 'gap' | 'not distinguishable';

export interface ClusterList {
  readonly own: readonly {
    readonly id: string;
    readonly name: string;
    readonly position: Position;
    readonly hasProfile: boolean;
  }[];
  readonly demo: readonly {
    readonly id: string;
    readonly name: string;
    readonly country: string | null;
    readonly ecosystems: readonly string[];
  }[];
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly nuts: string | null;
  readonly website: string | null;
  readonly about: string;
  readonly ecosystems: readonly { readonly ecosystem: string; readonly weight: number }[];
  readonly trends: readonly string[];
  readonly suggested: boolean;
  readonly synthetic: boolean;
  readonly members: number;
  readonly evidence: { readonly total: number; readonly shared: number };
  readonly matches: { readonly same: number; readonly review: number; readonly different: number };
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly employees: number | null;
  readonly nuts: string | null;
  readonly nace: string | null;
  readonly website: string | null;
  readonly matches: number;
  readonly toReview: number;
}

export interface ClusterImport {
  readonly id: string;
  readonly what: 'members' | 'evidence';
  readonly label: string;
  readonly dryRun: boolean;
  readonly status: 'queued' | 'running' | 'done' | 'failed';
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly refusals: readonly { readonly row: number; readonly id: string | null; readonly reason: string }[];
  readonly error: string | null;
  readonly createdAt: string;
}

export interface NameMatch {
  readonly memberId: string;
  readonly member: string;
  readonly applicantId: string;
  readonly applicant: string;
  readonly score: number;
  readonly doubt: string;
  readonly signals: number;
  readonly example: string | null;
}

export interface OwnSignal {
  readonly rowId: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly trends: readonly { readonly id: string }[];
  readonly shared: boolean;
}

export interface TrendBenchmark {
  readonly trendId: string;
  readonly name: string;
  readonly count: number;
  readonly own: number;
  readonly expected: number;
  readonly share: number;
  readonly marketShare: number;
  readonly raw: { readonly quotient: number; readonly low: number; readonly high: number } | null;
  readonly quotient: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly rank: number;
  readonly of: number;
  readonly percentile: number | null;
  readonly percentileInterval: { readonly low: number; readonly high: number } | null;
  readonly peers: { readonly q1: number; readonly median: number; readonly q3: number } | null;
  readonly growth: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  readonly density: number | null;
  readonly verdict: Verdict;
}

export interface Benchmark {
  readonly cluster: { readonly id: string; readonly name: string; readonly synthetic: boolean };
  readonly ecosystem: string;
  readonly ecosystems: readonly { readonly ecosystem: string; readonly weight: number }[];
  readonly market: { readonly scope: string; readonly label: string; readonly total: number };
  readonly evidence: number;
  readonly peers: {
    readonly chosen: string;
    readonly n: number;
    readonly named: readonly string[];
    readonly field: number;
  };
  readonly stars: {
    readonly stars: number;
    readonly unknown: number;
    readonly of: number;
    readonly results: readonly { readonly dimension: string; readonly label: string; readonly met: boolean | null }[];
  };
  readonly caveats: readonly string[];
  readonly trends: readonly TrendBenchmark[];
}
export interface Peers {
  readonly chosen: readonly string[] | null;
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly country: string | null }[];
}
export interface RegionFigures {
  readonly nuts: string | null;
  readonly figures: readonly {
    readonly indicator: string;
    readonly label: string;
    readonly nuts: string;
    readonly year: number;
    readonly value: number;
    readonly vintage: string;
    readonly percentile: number;
  }[];
}

import type { Edition } from '../api/types.js';

export type Change = 'in' | 'out' | 'new' | 'gone' | 'stayed';
export type Cause = 'data' | 'method' | 'weights' | 'taxonomy';

export interface TrendChange {
  readonly ecosystem: string;
  readonly trendId: string;
  readonly name: string;
  readonly formerName: string | null;
  readonly change: Change;
  readonly radius: { readonly before: number | null; readonly after: number | null };
  readonly ring: { readonly before: string | null; readonly after: string | null };
  readonly causes: readonly Cause[];
  readonly split: { readonly data: number; readonly method: number } | null;
}

export interface Comparison {
  readonly before: Edition;
  readonly after: Edition;
  readonly counts: Readonly<Record<Change, number>>;
  readonly changes: readonly TrendChange[];
}

export interface EditionPage {
  readonly items: readonly Edition[];
  readonly nextBefore: number | null;
}

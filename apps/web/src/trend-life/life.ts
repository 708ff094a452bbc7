/** What became of a trend. */
export interface TrendLife {
  readonly mergedInto: string | null;
  readonly phaseOut: string | null;
  readonly phaseOutReason: string | null;
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  readonly names: readonly { readonly name: string; readonly until: string }[];
  readonly merged: readonly { readonly id: string; readonly name: string; readonly endedAt: string | null }[];
}

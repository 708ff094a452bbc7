export interface Played {
  readonly sent: number;
  /** Requests the server put off because it had too much to do. */
  readonly shed: number;
  readonly keptInOwnViews: number;
  readonly countedInFigures: number;
  readonly saveMs: { readonly median: number; readonly most: number };
  readonly liveMs: { readonly looks: number; readonly median: number; readonly most: number };
  readonly closeMs: number;
  readonly resultsMs: number;
}
export function play(options: {
  /** Where answers go. */
  readonly base: string;
  readonly bearer: string;
  readonly organisationId: string;
  readonly panellists: number;
  readonly items: number;
  readonly rounds: number;
  readonly atOnce: number;
  /** Where the facilitator watches: may be another process on the same database. */
  readonly watch?: string;
}): Promise<Played>;

export interface CallHead {
  readonly id: string;
  readonly title: string;
  readonly programme: string | null;
  readonly budgetEur: number | null;
  readonly opens: string | null;
  readonly deadlines: readonly string[];
  readonly deadlineModel: string | null;
  readonly url: string | null;
  readonly state: 'forthcoming' | 'open' | 'closed' | 'unknown';
  readonly nextDeadline: string | null;
  readonly daysLeft: number | null;
  readonly closingSoon: boolean;
  readonly ecosystems: readonly string[];
}
export interface CallPage {
  readonly total: number;
  readonly now: string;
  readonly items: readonly CallHead[];
  readonly programmes: readonly { readonly value: string; readonly n: number }[];
}
export interface FittingCall extends CallHead {
  readonly score: number;
  readonly reasons: readonly {
    readonly kind: string;
    readonly label: string;
    readonly terms: readonly string[];
    readonly points: number;
  }[];
}
export interface FittingCalls {
  readonly now: string;
  readonly looked: number;
  readonly needs: number;
  readonly items: readonly FittingCall[];
}
export interface CallSearch {
  readonly id: string;
  readonly name: string;
  readonly query: { readonly q?: string; readonly ecosystem?: string; readonly programme?: string };
  readonly alert: boolean;
}
export interface PartnerList {
  readonly lookedAt: number;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly country: string | null;
    readonly nuts: string | null;
    readonly website: string | null;
    readonly synthetic: boolean;
    readonly score: number;
    readonly reasons: readonly string[];
    readonly gives: readonly { readonly trendId: string; readonly name: string }[];
  }[];
}

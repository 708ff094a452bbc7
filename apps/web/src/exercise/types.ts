export type Scale =
  | { readonly kind: 'points'; readonly points: 5 | 7 | 9 }
  | { readonly kind: 'percent' }
  | { readonly kind: 'year'; readonly from: number; readonly to: number };
export type Consensus =
  | { readonly kind: 'iqr'; readonly atMost: number }
  | {
      readonly kind: 'bands';
      readonly high: { from: number; share: number };
      readonly low: { to: number; share: number };
    };
export interface Criterion {
  readonly key: string;
  readonly name: string;
  readonly question: string;
  readonly measures: string;
  readonly scale: Scale;
  readonly inverse: boolean;
  readonly low: string;
  readonly high: string;
  /** Undefined: the usual rule for the scale. */
  readonly consensus?: Consensus | undefined;
}
export interface Group {
  readonly key: string;
  readonly name: string;
}
export type Anonymity = 'anonymous' | 'facilitator' | 'panel' | 'open';
export type Status = 'draft' | 'open' | 'between' | 'closed';
export interface SetUp {
  readonly title: string;
  readonly purpose: string;
  readonly ecosystem: string | null;
  readonly mode: 'rounds' | 'live';
  readonly anonymity: Anonymity;
  readonly expertise: boolean;
  readonly lateJoin: boolean;
  readonly members: boolean;
  readonly reminders: boolean;
  readonly settle: 'never' | 'consensus' | 'consensus-and-stable';
  readonly groups: readonly Group[];
  readonly criteria: readonly Criterion[];
}
export interface Item {
  readonly id?: string;
  readonly kind: 'trend' | 'statement' | 'projection';
  readonly title: string;
  readonly text: string;
  readonly trendId: string | null;
  readonly year: number | null;
  readonly settledRound?: number | null;
}
export interface Exercise {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly setUp: SetUp;
  readonly items: readonly (Item & { readonly id: string; readonly settledRound: number | null })[];
  readonly rounds: readonly { number: number; openedAt: string; closesAt: string | null; closedAt: string | null }[];
  readonly status: Status;
  readonly round: number;
  readonly version: number;
  readonly publishedAt: string | null;
}
export interface ExerciseHead {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly title: string;
  readonly status: Status;
  readonly round: number;
  readonly mode: 'rounds' | 'live';
  readonly items: number;
  readonly panellists: number;
  readonly closesAt: string | null;
  readonly createdAt: string;
  readonly joined?: boolean;
}
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly criteria: readonly string[];
  readonly items: number | null;
}
export interface Participation {
  readonly status: Status;
  readonly round: number;
  readonly invited: number;
  readonly joined: number;
  readonly left: number;
  readonly started: number;
  readonly finished: number;
  readonly answers: number;
  readonly expected: number;
  readonly comments: number;
}
export interface PanelList {
  readonly organisations: readonly { id: string; name: string; joinedAt: string }[];
  readonly people: readonly {
    id: string;
    name: string;
    email: string | null;
    group: string | null;
    left: boolean;
    joined: boolean | null;
    answered: number | null;
  }[];
}
/** Who counts once. */
export type Voice = 'panellist' | 'organisation';
export type Counts = readonly (readonly [value: number, n: number])[];
export interface Figures {
  readonly n: number;
  readonly median: number;
  /** Null where quartiles would tell an organisation’s voice. */
  readonly q1: number | null;
  readonly q3: number | null;
  readonly counts: Counts;
  readonly consensus: boolean | null;
  readonly weighted: { median: number; mean: number } | null;
}
export interface Cell {
  readonly criterion: string;
  readonly round: number | null;
  readonly stands: boolean;
  readonly figures: Figures | null;
  readonly twoCamps: boolean | null;
  readonly groups: readonly { group: string; n: number | null; median: number | null }[];
  readonly stability: { pairs: number; change: number | null; stable: boolean | null; kappa: number | null } | null;
}
export interface Results {
  readonly exercise: {
    id: string;
    title: string;
    purpose: string;
    organisation: string;
    mode: string;
    anonymity: Anonymity;
    expertise: boolean;
    ecosystem: string | null;
    status: Status;
  };
  readonly round: number;
  readonly voice: Voice;
  /** That take part, with the one that runs it. */
  readonly organisations: number;
  readonly minimum: number;
  readonly groups: readonly Group[];
  readonly rounds: readonly {
    number: number;
    closedAt: string | null;
    panel: number | null;
    answered: number | null;
    droppedOut: number | null;
    joined: number | null;
  }[];
  readonly criteria: readonly (Criterion & {
    figures: {
      raters: number;
      items: number;
      kendall: { w: number; pValue: number } | null;
      alpha: number | null;
      icc: { single: number; mean: number } | null;
    } | null;
  })[];
  readonly items: readonly (Item & {
    id: string;
    settledRound: number | null;
    cells: readonly Cell[];
    dissent: number;
  })[];
  readonly divergent: readonly {
    id: string;
    itemId: string;
    title: string;
    stance: string | null;
    text: string;
    replies: number;
    author: string | null;
  }[];
  readonly edition: { number: number; asOf: string; synthetic: boolean } | null;
  readonly panelRadar: readonly PanelPlacement[];
  readonly agenda: readonly {
    trendId: string;
    title: string;
    computed: number;
    panel: number;
    difference: number;
    apart: boolean | null;
  }[];
  readonly own?: readonly { itemId: string; criterion: string; n: number; median: number; q1: number; q3: number }[];
}
export interface PanelPlacement {
  readonly trendId: string;
  readonly title: string;
  readonly radius: number;
  readonly n: number;
  readonly computed: { radius: number; ring: string; angle: number; segment: string } | null;
}
export interface Rating {
  readonly itemId: string;
  readonly criterion: string;
  readonly round: number;
  readonly value: number | null;
  readonly version: number;
  readonly given: boolean;
}
export interface Feedback {
  readonly itemId: string;
  readonly criterion: string;
  readonly round: number;
  readonly n: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly counts: Counts;
  readonly consensus: boolean | null;
}
export interface PanelView {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly organisation: string;
  readonly mode: 'rounds' | 'live';
  readonly anonymity: Anonymity;
  readonly expertise: boolean;
  readonly groups: readonly Group[];
  readonly criteria: readonly Criterion[];
  readonly status: Status;
  readonly round: number;
  readonly closesAt: string | null;
  readonly me: { name: string; group: string | null };
  readonly items: readonly (Item & { id: string; settledRound: number | null; comments: number })[];
  readonly ratings: readonly Rating[];
  readonly feedback: readonly Feedback[];
}
export interface Comment {
  readonly id: string;
  readonly parentId: string | null;
  readonly stance: 'for' | 'against' | null;
  readonly text: string;
  readonly author: string | null;
  readonly mine: boolean;
  readonly version: number;
  readonly createdAt: string;
  readonly removedBy: string | null;
}

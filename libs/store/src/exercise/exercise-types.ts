import type {
  CellFigures,
  CriterionFigures,
  ExerciseItem,
  ExerciseSetUp,
  ItemKind,
  Stability,
  VoiceFigures,
} from '#libs/domain';

export type ExerciseStatus = 'draft' | 'open' | 'between' | 'closed';

export interface RoundInfo {
  readonly number: number;
  readonly openedAt: string;
  readonly closesAt: string | null;
  readonly closedAt: string | null;
  readonly figures: RoundFigures | null;
}

/** Frozen with the end of a round: counts of people, and one set of figures for each criterion. */
export interface RoundFigures {
  readonly panel: number;
  readonly answered: number;
  /** Answered in the round before and not in this one; the other way round. */
  readonly droppedOut: number;
  readonly joined: number;
  readonly criteria: Readonly<Record<string, CriterionFigures | null>>;
}

export interface Exercise {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly setUp: ExerciseSetUp;
  readonly items: readonly ExerciseItem[];
  readonly rounds: readonly RoundInfo[];
  readonly status: ExerciseStatus;
  /** The running or last round; 0 before the first. */
  readonly round: number;
  readonly version: number;
  readonly publishedAt: string | null;
  readonly createdAt: string;
}

export interface ExerciseHead {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly title: string;
  readonly status: ExerciseStatus;
  readonly round: number;
  readonly mode: string;
  readonly items: number;
  readonly panellists: number;
  readonly closesAt: string | null;
  readonly createdAt: string;
}

export interface NewItem {
  /** Id of an item that is there already; absent for a new one. */
  readonly id?: string | undefined;
  readonly kind: ItemKind;
  readonly title: string;
  readonly text: string;
  readonly trendId: string | null;
  readonly year: number | null;
}

export interface Panellist {
  readonly id: string;
  readonly exerciseId: string;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly group: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
}

/** A panellist as the facilitator's list shows them; `answered` is for levels that allow it. */
export interface ListedPanellist extends Panellist {
  readonly answered: number;
  readonly lastAnswerAt: string | null;
}

export interface RatingWish {
  readonly itemId: string;
  readonly criterion: string;
  /** Null: no opinion. */
  readonly value: number | null;
  /** The version the change is based on; 0 for a first rating. */
  readonly version: number;
}

export interface KeptRating {
  readonly itemId: string;
  readonly criterion: string;
  readonly round: number;
  readonly value: number | null;
  readonly version: number;
}

export interface RatingOutcome extends KeptRating {
  /** `conflict`: somebody (the same person elsewhere) was quicker; what is kept is told, what was sent is in the caller's hands. */
  readonly outcome: 'saved' | 'unchanged' | 'conflict';
}

export interface Participation {
  readonly invited: number;
  readonly joined: number;
  readonly left: number;
  readonly started: number;
  readonly finished: number;
  readonly answers: number;
  readonly expected: number;
  readonly comments: number;
}

export interface ExerciseComment {
  readonly id: string;
  readonly itemId: string;
  readonly panellistId: string | null;
  readonly parentId: string | null;
  readonly author: string;
  readonly stance: 'for' | 'against' | null;
  readonly text: string;
  readonly round: number;
  readonly version: number;
  readonly createdAt: string;
  readonly removedBy: 'author' | 'facilitator' | null;
}

/** One cell as it may be shown. */
export interface Release {
  readonly round: number;
  readonly itemId: string;
  readonly criterion: string;
  readonly figures: CellFigures;
  /** By group: number of ratings and median, or nulls for what is kept back. */
  readonly groups: readonly { readonly group: string; readonly n: number | null; readonly median: number | null }[];
  readonly organisations: Readonly<Record<string, OwnFigures>>;
  readonly stability: CellStability | null;
  /** The whole with one voice per organisation; null where too few can be counted. */
  readonly voices: RoundVoices | null;
  readonly releasedAt: string;
}

export interface RoundVoices extends VoiceFigures {
  /** The round they are of: an earlier one where too few organisations spoke anew. */
  readonly round: number;
}

export interface OwnFigures {
  readonly n: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
}

export type CellStability = Pick<Stability, 'pairs' | 'change' | 'stable' | 'kappa'>;

/** What a secret opens. */
export interface PanelToken {
  readonly kind: 'link' | 'session' | 'shared' | 'organisation';
  readonly exerciseId: string;
  readonly panellistId: string | null;
  readonly organisationId: string | null;
}

/** A foresight exercise as its facilitator sets it up. */
import type { Criterion } from './criterion.js';

/**
 * Who may see whom. `anonymous`: nobody learns who answered or wrote; `facilitator`: the facilitator sees who takes part and who
 * wrote a comment; `panel`: so does the panel; `open`: ratings stand beside names, too. Ratings are only ever shown by
 * name, and small cells only ever shown, when it is `open`.
 */
export const ANONYMITY_LEVELS = ['anonymous', 'facilitator', 'panel', 'open'] as const;
export type AnonymityLevel = (typeof ANONYMITY_LEVELS)[number];

/** `rounds`: figures are shown between rounds; `live`: at once, in steps of five people, to those who have answered (real-time Delphi). */
export const EXERCISE_MODES = ['rounds', 'live'] as const;
export type ExerciseMode = (typeof EXERCISE_MODES)[number];

/** Which items are dropped from the next round. */
export const SETTLING_RULES = ['never', 'consensus', 'consensus-and-stable'] as const;
export type SettlingRule = (typeof SETTLING_RULES)[number];

export interface StakeholderGroup {
  readonly key: string;
  readonly name: string;
}

export interface ExerciseSetUp {
  readonly title: string;
  readonly purpose: string;
  /** The radar that the panel's placement is compared with. */
  readonly ecosystem: string | null;
  readonly mode: ExerciseMode;
  readonly anonymity: AnonymityLevel;
  /** Whether panellists say, item by item, how much they know, 1..5. */
  readonly expertise: boolean;
  /** Whether people may join after the first round is over. */
  readonly lateJoin: boolean;
  /** Whether signed-in people of the organisations that take part may join without a link. */
  readonly members: boolean;
  /** Whether those who have not finished are reminded a day before a round closes. */
  readonly reminders: boolean;
  readonly settle: SettlingRule;
  readonly groups: readonly StakeholderGroup[];
  readonly criteria: readonly Criterion[];
}

export const ITEM_KINDS = ['trend', 'statement', 'projection'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface ExerciseItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly text: string;
  readonly trendId: string | null;
  /** Year a projection speaks of. */
  readonly year: number | null;
  /** Round after which it was settled; null while it is asked. */
  readonly settledRound: number | null;
}

/** Smallest number of people a figure may rest on. */
export const smallestCell = (level: AnonymityLevel): number => (level === 'open' ? 1 : 5);

/** The key under which self-rated expertise is kept beside the ratings; no criterion may have it. */
export const EXPERTISE = 'expertise';
export const EXPERTISE_LEVELS = 5;
/** Who did not say how much they know counts as somebody in the middle. */
export const MIDDLING_EXPERTISE = 3;

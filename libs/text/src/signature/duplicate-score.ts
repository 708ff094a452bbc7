/** What two headlines have in common, 0..1 each. */
export interface Likeness {
  /** Weighted Jaccard of the words: rare words count more. */
  readonly words: number;
  /** Weighted share of the shorter one's words that the other has. */
  readonly contained: number;
  /** Dice of the character trigrams. */
  readonly characters: number;
}

export interface Circumstances {
  /** Days between the two. */
  readonly gap: number;
  readonly samePublisher: boolean;
}

/** Logistic regression on hand-checked pairs of headlines (test/bench/duplicates says how it was measured). */
const WEIGHTS = {
  words: 2.67,
  contained: 2.31,
  characters: 3.66,
  gap: -1.26,
  samePublisher: 2.03,
  constant: -6.17,
} as const;
/** Editing goes on for so many days; later ones make no more difference. */
const LAST_DAY = 4;
/** Copies of one text: whoever publishes them, and for longer than a story is edited. */
const VERBATIM = { words: 0.85, characters: 0.9, days: 14 } as const;

/**
 * Belief, 0..1, that two headlines are the same piece: one article whose headline was edited, or copies of one text. Two publishers who report
 * the same event in their own words are two pieces. From 0.7 on they count as one.
 */
export function duplicateScore(likeness: Likeness, { gap, samePublisher }: Circumstances): number {
  if (likeness.words >= VERBATIM.words && likeness.characters >= VERBATIM.characters && gap <= VERBATIM.days) return 1;
  const z =
    WEIGHTS.words * likeness.words +
    WEIGHTS.contained * likeness.contained +
    WEIGHTS.characters * likeness.characters +
    WEIGHTS.gap * Math.min(gap, LAST_DAY) +
    (samePublisher ? WEIGHTS.samePublisher : 0) +
    WEIGHTS.constant;
  return 1 / (1 + Math.exp(-z));
}

/** Days after which nothing is a duplicate any more. */
export const DUPLICATE_DAYS = VERBATIM.days;

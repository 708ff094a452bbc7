/** A question of a readiness questionnaire. Levels are cumulative: "all lower levels must be met". */
export interface Question {
  readonly id: string;
  readonly dimension: string;
  /** Weight inside its dimension, > 0. */
  readonly weight: number;
  /** Highest level, for example 5. */
  readonly maxLevel: number;
}

export interface Answer {
  readonly questionId: string;
  /** 0..maxLevel; null = not answered, which is not level 0. */
  readonly level: number | null;
  /** Where the cluster wants to be; null = no target. */
  readonly target: number | null;
  /** True when evidence is attached. */
  readonly evidence: boolean;
  /** Years since the answer was given or confirmed, >= 0. */
  readonly age: number;
}

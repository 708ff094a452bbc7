/** What ticking the levels one by one amounts to. */
export interface LevelCheck {
  /** Highest level up to which every level is met; 0 when the first is not. */
  readonly level: number;
  /** Levels ticked above a gap: they do not count, and the assessor should ask. */
  readonly skipped: readonly number[];
  /** Levels below the highest ticked one that are not met. */
  readonly missing: readonly number[];
}

/**
 * Levels are cumulative (biosociety.se, "three scales": all lower levels must be met): a ticked level 4 without level 2 is
 * level 1, with a question to ask.
 * @param met level 1 first; null = not answered, which is not met
 */
export function cumulativeLevel(met: readonly (boolean | null)[]): LevelCheck {
  const firstGap = met.findIndex((m) => m !== true);
  const level = firstGap < 0 ? met.length : firstGap;
  const skipped = met.flatMap((m, i) => (i >= level && m === true ? [i + 1] : []));
  const highest = skipped.at(-1) ?? level;
  const missing = met.slice(0, highest).flatMap((m, i) => (m === true ? [] : [i + 1]));
  return { level, skipped, missing };
}

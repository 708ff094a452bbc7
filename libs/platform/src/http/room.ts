/** Whoever is let in should be answered within so many seconds. */
const PATIENCE_SECONDS = 4;
/** So many are let in however slow the answers are: a workshop that presses a button at once is no overload. */
const LEAST = 64;
/** Weight of the last second in the rate. */
const WEIGHT = 0.3;

/**
 * How many requests a process takes at once: as many as it answers in a few seconds (Little's law: those within = rate x time within), at most `most`,
 * at least 64. A slow machine thus sends away sooner, instead of letting everybody wait until nobody does.
 */
export function room(most: number) {
  let rate = 0;
  return {
    /** @param answered requests answered in the last second @param inWork those not answered yet @returns how many may be in work in the next */
    after(answered: number, inWork: number): number {
      // An idle second says nothing about how fast it could be.
      if (answered === 0 && inWork === 0) return most;
      rate = rate === 0 ? answered : WEIGHT * answered + (1 - WEIGHT) * rate;
      // With room to spare the rate is that of the visitors, not of the process.
      if (inWork < LEAST) return most;
      return Math.max(Math.min(LEAST, most), Math.min(most, Math.round(rate * PATIENCE_SECONDS)));
    },
  };
}

/** Weight of the last second in the rate. */
const WEIGHT = 0.3;

/** How a wait ended: with a place; without one after `patienceMs`; or at once, because too many wait already. */
export type Turn = 'in' | 'late' | 'full';

interface Waiting {
  readonly settle: (turn: Turn) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * So many in work at once, the rest in line, first come first served. More in work than the database and the processors take at once would make each
 * wait for all others; in line they wait for those before them, and for `patienceMs` at most. Whoever could not be in within that time, by the rate of
 * late (Little's law: time in line = those in line / rate), is not let wait at all.
 */
export class Turns {
  private readonly line = new Set<Waiting>();
  private free: number;
  private begun = 0;
  /** Turns begun a second while others waited; 0 when nobody ever had to. */
  private rate = 0;

  constructor(private readonly options: { readonly places: number; readonly patienceMs: number }) {
    this.free = options.places;
  }

  /** To be called once a second: only a second in which somebody waited says how fast this can be. */
  second(): void {
    if (this.line.size > 0) this.rate = this.rate === 0 ? this.begun : WEIGHT * this.begun + (1 - WEIGHT) * this.rate;
    this.begun = 0;
  }

  /** Calls `settle` once, at once or later; who is `in` must call `leave`. Returns how to give up waiting. */
  enter(settle: (turn: Turn) => void): () => void {
    if (this.free > 0) {
      this.free--;
      this.begun++;
      settle('in');
      return () => {};
    }
    const { places, patienceMs } = this.options;
    if (this.rate > 0 && this.line.size >= Math.max(places, (this.rate * patienceMs) / 1_000)) {
      settle('full');
      return () => {};
    }
    const waiting: Waiting = {
      settle,
      timer: setTimeout(() => {
        this.line.delete(waiting);
        settle('late');
      }, patienceMs),
    };
    this.line.add(waiting);
    return () => {
      clearTimeout(waiting.timer);
      this.line.delete(waiting);
    };
  }

  /** A place is free: the first in line gets it. */
  leave(): void {
    const [next] = this.line;
    if (!next) {
      this.free++;
      return;
    }
    clearTimeout(next.timer);
    this.line.delete(next);
    this.begun++;
    next.settle('in');
  }
}

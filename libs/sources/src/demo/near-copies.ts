import type { Random } from '#libs/domain';
import { dayText } from './arrivals.js';
import type { DemoRow } from './demo-row.js';
import { below } from './words/choice.js';
import type { PublisherMix } from './words/publishers.js';

const LATEST_DELAY = 5;

/**
 * Near-copies: the same text a few days later in another place, with a line more or less. A count of evidence must not
 * count them. Which originals are copied is chosen while they pass, so that exactly the wanted number is (Knuth, The Art of
 * Computer Programming 2, 3.4.2, algorithm S). Keeps only the copies of the next days.
 */
export class NearCopies {
  readonly #waiting = new Map<number, DemoRow[]>();
  #day = -Infinity;

  constructor(
    private readonly random: Random,
    private originalsLeft: number,
    private copiesLeft: number,
    private readonly lastDay: number,
  ) {}

  /** Tells of an original that is due on `day`. */
  consider(row: DemoRow, day: number, publishers: PublisherMix): void {
    const chosen = this.random.next() * this.originalsLeft < this.copiesLeft;
    this.originalsLeft -= 1;
    if (!chosen) return;
    this.copiesLeft -= 1;
    const later = Math.min(this.lastDay, day + below(this.random, LATEST_DELAY + 1));
    const copy = this.#copyOf(row, dayText(later), publishers);
    const others = this.#waiting.get(later);
    if (others) others.push(copy);
    else this.#waiting.set(later, [copy]);
  }

  /** The copies dated before `day` that have not been given yet. */
  *dueBefore(day: number): Generator<DemoRow, void, undefined> {
    if (day === this.#day) return;
    this.#day = day;
    const due = [...this.#waiting.keys()].filter((waiting) => waiting < day).sort((a, b) => a - b);
    for (const waiting of due) {
      yield* this.#waiting.get(waiting) as DemoRow[];
      this.#waiting.delete(waiting);
    }
  }

  #copyOf(row: DemoRow, date: string, publishers: PublisherMix): DemoRow {
    return {
      ...row,
      id: `${row.id}:2`,
      date,
      text: this.#edited(row.text),
      publisher: publishers.another(this.random, row.kind, row.lang, row.publisher),
    };
  }

  /** The text as it is, or without its last sentence: editors cut from the end. */
  #edited(text: string): string {
    const last = text.lastIndexOf('. ');
    return this.random.next() < 0.5 || last < 200 ? text : text.slice(0, last + 1);
  }
}

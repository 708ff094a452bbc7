import { asOfDay, type EvidenceRates, type Random, SIGNAL_KINDS, type SignalKind } from '#libs/domain';
import { WeightedChoice } from './words/choice.js';

const DAY_MS = 86_400_000;
/** Share of an ordinary day: weekends and the middle of summer are quiet. */
const WEEKEND = 0.25;
const AUGUST = 0.6;

/** Days since 1970-01-01. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** How signals spread over the days of a year; the as-of year ends on the as-of day. Built once for all sources. */
export class YearShapes {
  readonly #years = new Map<number, { first: number; days: WeightedChoice }>();
  readonly #last: number;

  constructor(asOf: string) {
    this.#last = dayNumber(asOfDay(asOf).day);
  }

  /** The moment, in days since 1970, at which the share `part` (0..1) of a year's signals has come. */
  moment(year: number, part: number): number {
    const { first, days } = this.#shape(year);
    const x = part * days.total;
    const day = days.at(x);
    const width = (day + 1 < days.length ? days.start(day + 1) : days.total) - days.start(day);
    return first + day + Math.min(0.999999, (x - days.start(day)) / width);
  }

  #shape(year: number): { first: number; days: WeightedChoice } {
    const known = this.#years.get(year);
    if (known) return known;
    const first = dayNumber(`${year}-01-01`);
    const end = Math.min(dayNumber(`${year}-12-31`), this.#last);
    const weights = Array.from({ length: end - first + 1 }, (_, i) => {
      const date = new Date((first + i) * DAY_MS);
      const weekday = date.getUTCDay();
      return (weekday === 0 || weekday === 6 ? WEEKEND : 1) * (date.getUTCMonth() === 7 ? AUGUST : 1);
    });
    const made = { first, days: new WeightedChoice(weights) };
    this.#years.set(year, made);
    return made;
  }
}

/**
 * The signals of one source in the order of their dates, without keeping any: the next of n uniform order statistics
 * follows from the last one, x' = 1 - (1 - x) u^(1/(n left)) (Bentley and Saxe, "Generating sorted lists of random
 * numbers", 1980). Positions are mapped through the yearly rates, so the counts by kind and year are multinomial.
 */
export class Arrivals {
  readonly #years: readonly number[];
  readonly #byYear: WeightedChoice;
  readonly #kinds: readonly WeightedChoice[];
  #position = 0;
  #left: number;
  #year = 0;
  /** Days since 1970 with a fraction; Infinity when the source is exhausted. */
  time = 0;

  constructor(
    rates: EvidenceRates,
    count: number,
    private readonly shapes: YearShapes,
    private readonly random: Random,
  ) {
    this.#years = [...new Set(Object.values(rates).flatMap((years) => Object.keys(years).map(Number)))].sort(
      (a, b) => a - b,
    );
    const kinds = this.#years.map((year) => SIGNAL_KINDS.map((kind) => rates[kind]?.[year] ?? 0));
    this.#kinds = kinds.map((weights) => new WeightedChoice(weights));
    this.#byYear = new WeightedChoice(this.#kinds.map((choice) => choice.total));
    this.#left = count;
    this.advance();
  }

  /** Moves to the next signal. */
  advance(): void {
    if (this.#left === 0) {
      this.time = Infinity;
      return;
    }
    const u = 1 - this.random.next();
    this.#position = Math.min(1 - 1e-12, 1 - (1 - this.#position) * u ** (1 / this.#left));
    this.#left -= 1;
    const x = this.#position * this.#byYear.total;
    this.#year = this.#byYear.at(x);
    const start = this.#byYear.start(this.#year);
    const part = (x - start) / (this.#kinds[this.#year] as WeightedChoice).total;
    this.time = this.shapes.moment(this.#years[this.#year] as number, Math.min(1 - 1e-12, Math.max(0, part)));
  }

  /** Kind of the current signal, by the shares of its year. Draws: call once per signal. */
  drawKind(): SignalKind {
    return SIGNAL_KINDS[(this.#kinds[this.#year] as WeightedChoice).draw(this.random)] as SignalKind;
  }
}

/** Indices of streams by the time of their next signal: a binary heap, ties by index. */
export class TimeHeap {
  readonly #heap: number[];

  constructor(private readonly times: readonly { readonly time: number }[]) {
    this.#heap = times.map((_, i) => i);
    for (let i = (this.#heap.length >> 1) - 1; i >= 0; i -= 1) this.#sink(i);
  }

  /** The stream that comes next. */
  get first(): number {
    return this.#heap[0] as number;
  }

  /** Puts the first stream in its place after its time has changed. */
  settle(): void {
    this.#sink(0);
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const item = heap[from] as number;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#before(heap[child + 1] as number, heap[child] as number)) child += 1;
      if (!this.#before(heap[child] as number, item)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = item;
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [(this.times[a] as { time: number }).time, (this.times[b] as { time: number }).time];
    return x < y || (x === y && a < b);
  }
}

import {
  badInput,
  type Ecosystem,
  fnv1a32,
  type RadarDefinition,
  type Random,
  randomFrom,
  type Trend,
} from '#libs/domain';
import { Arrivals, dayNumber, dayText, TimeHeap, YearShapes } from './arrivals.js';
import { patentCodes } from './codes.js';
import type { DemoRow } from './demo-row.js';
import { NearCopies } from './near-copies.js';
import { planUniverse, type Source } from './plan.js';
import { sourceVocabularies } from './source-vocabularies.js';
import type { PlantedTruth } from './truth.js';
import { WeightedChoice } from './words/choice.js';
import { COUNTRIES, COUNTRIES_OF, type Country } from './words/places.js';
import { PublisherMix } from './words/publishers.js';
import type { Vocabulary } from './words/vocabulary.js';
import { drawLanguage, Writer } from './writer.js';

export interface DemoInput {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  readonly truth: readonly PlantedTruth[];
  readonly radar: RadarDefinition;
  /** Signals in all, 100 .. 10 million. */
  readonly count: number;
  readonly seed: string;
  /** `YYYY-MM-DD`; no signal is younger. */
  readonly asOf: string;
}

const MIN_COUNT = 100;
const MAX_COUNT = 10_000_000;
/** Share of signals whose country the source did not tell. */
const NO_COUNTRY = 0.04;

/**
 * The demo universe: exactly `count` synthetic signals in the order of their dates, from fifteen years of planted life
 * cycles. THE CALLER MUST INGEST EVERY ROW WITH `synthetic: true`: nothing inside a text says that it is invented, only the
 * id does, which begins with `demo:` (see `plantedSource`).
 *
 * Same input, same bytes. Memory is constant: it holds the words, one position per source and the copies of a few days.
 * Throws BAD_INPUT for a count outside 100 .. 10,000,000, an impossible day, or trends without truth.
 */
export function* demoSignals(input: DemoInput): Generator<DemoRow, void, undefined> {
  checkInput(input);
  const plan = planUniverse(input);
  const vocabularies = sourceVocabularies(input.ecosystems, input.trends);
  const run = fnv1a32(`${input.seed}|${input.count}|${input.asOf}`).toString(36);
  const shapes = new YearShapes(input.asOf);
  const streams = plan.sources.map((source) => {
    const key = `${source.origin}/${source.id}`;
    return new Stream(source, vocabularies.get(key) ?? null, run, `${input.seed}/${key}`, shapes);
  });
  const heap = new TimeHeap(streams.map((stream) => stream.arrivals));
  const originals = input.count - plan.copies;
  const copies = new NearCopies(randomFrom(`${input.seed}/copies`), originals, plan.copies, dayNumber(input.asOf));
  for (let i = 0; i < originals; i += 1) {
    const stream = streams[heap.first] as Stream;
    const day = Math.floor(stream.arrivals.time);
    yield* copies.dueBefore(day);
    const row = stream.next(day);
    heap.settle();
    copies.consider(row, day, stream.publishers);
    yield row;
  }
  yield* copies.dueBefore(Infinity);
}

function checkInput(input: DemoInput): void {
  if (!Number.isInteger(input.count) || input.count < MIN_COUNT || input.count > MAX_COUNT)
    throw badInput(`A demo universe of ${input.count} signals cannot be made; ask for ${MIN_COUNT} to ${MAX_COUNT}.`);
  const known = new Set(input.truth.map((truth) => truth.trendId));
  const missing = input.trends.filter((trend) => !known.has(trend.id)).map((trend) => trend.id);
  if (missing.length > 0 || input.truth.length === 0)
    throw badInput(`No truth is planted for ${missing.slice(0, 10).join(', ') || 'any trend'}; add it in data/demo.`);
}

/** One source while it speaks: its arrivals, its writer, its preferences for countries and publishers. */
class Stream {
  readonly arrivals: Arrivals;
  readonly publishers: PublisherMix;
  readonly #random: Random;
  readonly #writer: Writer;
  readonly #countries: WeightedChoice;
  readonly #prefix: string;
  #serial = 0;

  constructor(
    private readonly source: Source,
    private readonly vocabulary: Vocabulary | null,
    run: string,
    seed: string,
    shapes: YearShapes,
  ) {
    this.#random = randomFrom(seed);
    this.arrivals = new Arrivals(source.rates, source.count, shapes, randomFrom(`${seed}/arrivals`));
    this.publishers = new PublisherMix(seed);
    this.#writer = new Writer(vocabulary, source.maturity, this.#random);
    const taste = randomFrom(`${seed}/countries`);
    // An exponential factor: some countries lead in a trend, others are nearly absent.
    this.#countries = new WeightedChoice(COUNTRIES.map(({ weight }) => weight * (0.15 - Math.log(1 - taste.next()))));
    this.#prefix = `demo:${source.id}:${run}-`;
  }

  /** The signal that is due, on its day; moves the arrivals on. */
  next(day: number): DemoRow {
    const random = this.#random;
    const kind = this.arrivals.drawKind();
    this.arrivals.advance();
    const lang = this.vocabulary ? drawLanguage(random) : 'en';
    const country = this.#country(lang);
    const date = dayText(day);
    const written = this.#writer.write(kind, lang, country, Number(date.slice(0, 4)));
    this.#serial += 1;
    return {
      id: this.#prefix + this.#serial.toString(36),
      kind,
      title: written.title,
      text: written.text,
      date,
      url: null,
      country: random.next() < NO_COUNTRY ? null : country.code,
      organisations: written.organisations,
      codes: kind === 'patent' && this.vocabulary ? patentCodes(random, this.vocabulary) : [],
      amountEur: written.amountEur,
      lang,
      publisher: this.publishers.draw(random, kind, lang),
    };
  }

  #country(lang: string): Country {
    const speaking = COUNTRIES_OF[lang];
    const index = speaking
      ? (speaking[Math.floor(this.#random.next() * speaking.length)] as number)
      : this.#countries.draw(this.#random);
    return COUNTRIES[index] as Country;
  }
}

/** The source a demo signal was made from: a trend id, a hidden trend id, an ecosystem id (background) or `general`. Null for real signals. */
export const plantedSource = (signalId: string): string | null => /^demo:([^:]+):/.exec(signalId)?.[1] ?? null;

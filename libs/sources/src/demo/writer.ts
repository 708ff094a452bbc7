import { normalDraw, type Random, type SignalKind } from '#libs/domain';
import { languageOf, noiseGrammar, subjectGrammar } from './language/grammar.js';
import type { Language } from './language/language.js';
import { HAPPENINGS, PURSUITS } from './language/noise.js';
import { below, oneOf, WeightedChoice } from './words/choice.js';
import { company, institute, partner } from './words/organisations.js';
import type { Country } from './words/places.js';
import { render, type Template } from './words/template.js';
import type { Vocabulary } from './words/vocabulary.js';

/** Share of the titles that may have one which get a tail. */
const TAIL = 0.4;
/** Words below which a text gets another sentence. */
const SHORTEST = 40;

function fewerWords(text: string, than: number): boolean {
  // Counting costs more than it brings for texts that are long enough in any language here.
  if (text.length > 12 * than) return false;
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words += 1;
  return words < than;
}

/** Share of texts that are not English, and their languages. */
export const FOREIGN = 0.125;
const FOREIGN_CODES = ['de', 'fr', 'es', 'it'] as const;
const FOREIGN_CHOICE = new WeightedChoice([40, 28, 18, 14]);
export const drawLanguage = (random: Random): string =>
  random.next() < FOREIGN ? (FOREIGN_CODES[FOREIGN_CHOICE.draw(random)] as string) : 'en';

/** What a text says about itself beside its words. */
export interface Written {
  title: string;
  text: string;
  organisations: string[];
  /** Whole euros; only for investments. */
  amountEur: number | null;
}

/** Composes texts of one subject. Holds the state of one text at a time; not for concurrent use. */
export class Writer {
  #kind: SignalKind = 'news';
  #language: Language = languageOf('en');
  #country: Country | null = null;
  #year = 0;
  #towns = 0;
  #used: number[] = [0, 0, 0, 0, 0];
  #offset: number[] = [0, 0, 0, 0, 0];
  #organisation: { spoken: string; full: string } | null = null;
  #partner: { spoken: string; full: string } | null = null;
  #millions = 0;
  readonly #fill = (slot: string): string => this.#slot(slot);

  /**
   * @param vocabulary null for general news noise
   * @param maturity 0..1; ripe subjects attract larger sums
   */
  constructor(
    private readonly vocabulary: Vocabulary | null,
    private readonly maturity: number,
    private readonly random: Random,
  ) {}

  write(kind: SignalKind, languageCode: string, country: Country, year: number): Written {
    const random = this.random;
    this.#kind = kind;
    this.#language = languageOf(languageCode);
    this.#country = country;
    this.#year = year;
    this.#towns = below(random, country.towns.length);
    for (let i = 0; i < 5; i += 1) {
      this.#used[i] = 0;
      this.#offset[i] = below(random, 1 << 20);
    }
    this.#organisation = this.#partner = null;
    this.#millions = kind === 'investment' ? this.#sum() : 0;

    const grammar = this.vocabulary ? subjectGrammar(this.#language, kind) : noiseGrammar(kind);
    let title = render(oneOf(random, grammar.titles), this.#fill);
    if (grammar.tails.length > 0 && random.next() < TAIL && !/[:?]/.test(title))
      title += render(oneOf(random, grammar.tails), this.#fill);
    // Texts take up the subject of their title more often than not.
    if (random.next() < 0.6) this.#used[0] = 0;
    let text = render(oneOf(random, grammar.openings), this.#fill);
    const wanted = 2 + below(random, 3);
    const start = below(random, grammar.details.length);
    for (let i = 0; i < grammar.details.length && (i < wanted || fewerWords(text, SHORTEST)); i += 1) {
      text += ` ${render(grammar.details[(start + i * grammar.stride) % grammar.details.length] as Template, this.#fill)}`;
    }
    if (random.next() < 0.8) text += ` ${render(oneOf(random, grammar.closings), this.#fill)}`;
    return { title, text, organisations: this.#organisations(), amountEur: this.#amount() };
  }

  #organisations(): string[] {
    if (!this.vocabulary) return [];
    if (!this.#organisation && (this.#kind === 'patent' || this.#kind === 'publication')) this.#slot('O');
    return [this.#organisation, this.#partner].flatMap((party) => (party ? [party.full] : []));
  }

  /** Log-normal, in millions of euros: median 1.2 for the youngest subjects to 10.8 for the ripest. */
  #sum(): number {
    const millions = 1.2 * Math.exp(2.2 * this.maturity + 1.1 * normalDraw(this.random));
    const kept = Math.min(900, Math.max(0.1, millions));
    if (kept < 0.975) return Math.round(kept * 20) / 20;
    return kept < 20 ? Math.round(kept * 10) / 10 : Math.round(kept);
  }

  #amount(): number | null {
    return this.#kind === 'investment' ? Math.round(this.#millions * 1e6) : null;
  }

  /** The next unused item of a list, from a random beginning; wraps around. */
  #next<T>(list: number, items: readonly T[]): T {
    const index = ((this.#offset[list] as number) + (this.#used[list] as number)) % items.length;
    this.#used[list] = (this.#used[list] as number) + 1;
    return items[index] as T;
  }

  #slot(slot: string): string {
    return (this.vocabulary && this.#subject(slot, this.vocabulary)) ?? this.#circumstance(slot);
  }

  #subject(slot: string, words: Vocabulary): string | undefined {
    switch (slot) {
      case 'S':
        return this.#next(0, words.strong).general;
      case 's':
        return this.#next(0, words.strong).one;
      case 'B':
        return this.#next(0, words.strongLabels);
      case 'M':
        return this.#next(1, words.medium).general;
      case 'm':
        return this.#next(1, words.medium).one;
      case 'T':
        return this.#next(1, words.mediumLabels);
      case 'W':
        return this.#next(2, words.weak).general;
      case 'w':
        return this.#next(2, words.weak).one;
      case 'E':
        return this.#next(3, words.neutral).general;
      case 'D':
        return this.#next(4, words.drivers);
      case 'N':
        return words.name;
      case 'I':
        return words.ecosystem;
      default:
        return undefined;
    }
  }

  #circumstance(slot: string): string {
    const random = this.random;
    const country = this.#country as Country;
    switch (slot) {
      case 'O':
        this.#organisation ??= this.#kind === 'publication' ? institute(random) : company(random, country);
        return this.#organisation.spoken;
      case 'U':
        this.#partner ??= partner(random, this.#kind, country);
        return this.#partner.spoken;
      case 'P':
        return country.towns[this.#towns] as string;
      case 'R':
        return country.towns[(this.#towns + 1) % country.towns.length] as string;
      case 'C':
        return country.name;
      case 'X':
        return String(5 + below(random, 56));
      case 'K':
        return String(3 + below(random, 38));
      case 'Y':
        return String(this.#year + 1 + below(random, 5));
      case 'A':
        return this.#language.amount(this.#millions);
      case 'Q':
        return oneOf(random, this.#language.qualifiers);
      case 'J':
        return oneOf(random, PURSUITS);
      case 'H':
        return oneOf(random, HAPPENINGS);
      default:
        throw new Error(`The template slot {${slot}} is unknown. See language/language.ts.`);
    }
  }
}

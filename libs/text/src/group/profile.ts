import type { EarningWord } from '#libs/domain';
import { Lexer } from '../lexer/lexer.js';
import type { Stemmer } from '../lexer/stem.js';
import { BREAK, STOP, Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { sourceOf, type Titled } from './collection.js';

/** What a discovered trend is recognised by. Plain JSON, a few kilobytes; it is carried from update to update. */
export interface DiscoveredProfile {
  readonly version: 1;
  /** Id of the trend. */
  readonly id: string;
  readonly name: string;
  /** Stems and their weights (> 0), heaviest first, at most 150. */
  readonly terms: readonly (readonly [stem: string, weight: number])[];
  /** A text belongs from this evidence on (see `evidence`). */
  readonly threshold: number;
  /** Evidence above the threshold at which the score is 0.73 (one unit of the logistic curve). */
  readonly scale: number;
  /** Signals it was last fitted on. */
  readonly size: number;
  /** Highest `seq` of all signals that were looked at then: later ones are new. */
  readonly seen: string;
  /** Stems of the subject's name, in a row: a text that has them in its title, or twice, belongs whatever the threshold says. */
  readonly subject?: readonly string[];
}

export interface DiscoveredAssignment {
  readonly trendId: string;
  /** 0.5 at the threshold, towards 1 above it. */
  readonly score: number;
  readonly words: readonly EarningWord[];
}

/** At least one of the heaviest terms must stand in a text: many weak hints together make no trend. */
const ANCHORS = 10;
/** And at least so many different terms of the profile. */
const LEAST_TERMS = 2;
/** Words shown as the reason. */
const SHOWN = 6;
/** Texts shorter than this count as so long, in topical words: two words of a headline prove less than their share says. */
const SHORT = 20;
/** A text that is about the subject by name has this score at least. */
const BY_NAME = 0.5;
/** A text that has a trend keeps it down to this score, and while no other has so many times its evidence. */
const KEEPS = 0.3;
const CLEARLY = 1.3;

/**
 * A reader of texts that finds the discovered trend of each, or null. Cost: one pass over the words, whatever the number of profiles.
 *
 * Evidence of a profile: sum over its terms in the text of weight x (1 + ln tf), divided by the root of the number of topical words.
 */
export function assignDiscovered(
  profiles: readonly DiscoveredProfile[],
): (text: Titled) => DiscoveredAssignment | null {
  const scorer = new ProfileScorer(profiles);
  return (text) => {
    scorer.read(sourceOf(text));
    const best = scorer.decide(-1);
    return best < 0 ? null : { trendId: profiles[best]!.id, score: scorer.scores[best]!, words: scorer.words(best) };
  };
}

/** Scores texts against several profiles at once. Buffers are used again: what `read` returns holds until the next `read`. */
export class ProfileScorer {
  private readonly lexer: Lexer;
  private readonly tokens = new Tokens();
  /** Profiles of each term id. */
  private readonly postings: { profile: number; weight: number; anchor: boolean }[][] = [];
  private readonly frequency: Int32Array;
  private readonly present: number[] = [];
  private readonly evidence: Float64Array;
  private readonly distinct: Int32Array;
  private readonly anchored: Uint8Array;
  /** Term ids of each profile's subject, and the profiles whose subject begins with a term. */
  private readonly subjects: readonly (readonly number[])[];
  private readonly beginning = new Map<number, number[]>();
  /** Times the subject stands in the text read last; a title counts twice. */
  private readonly named: Int32Array;
  /** Score of each profile for the text read last, 0..1; 0 without an anchor or a second term. */
  readonly scores: Float64Array;
  private source = '';

  constructor(
    private readonly profiles: readonly DiscoveredProfile[],
    stem?: Stemmer,
  ) {
    const vocabulary = new Vocabulary();
    this.lexer = new Lexer({ vocabulary, grow: false, ...(stem === undefined ? {} : { stem }) });
    profiles.forEach(({ terms }, profile) =>
      terms.forEach(([stem, weight], rank) => {
        (this.postings[vocabulary.add(stem)] ??= []).push({ profile, weight, anchor: rank < ANCHORS });
      }),
    );
    this.subjects = profiles.map(({ subject = [] }) => subject.map((stem) => vocabulary.add(stem)));
    this.subjects.forEach(([first], profile) => {
      if (first !== undefined) this.beginning.set(first, [...(this.beginning.get(first) ?? []), profile]);
    });
    this.frequency = new Int32Array(vocabulary.size);
    this.named = new Int32Array(profiles.length);
    this.evidence = new Float64Array(profiles.length);
    this.distinct = new Int32Array(profiles.length);
    this.anchored = new Uint8Array(profiles.length);
    this.scores = new Float64Array(profiles.length);
  }

  /** Reads a text (see `sourceOf`). */
  read(source: string): void {
    const { tokens, frequency, present, evidence, distinct, anchored, named } = this;
    this.source = source;
    for (const id of present) frequency[id] = 0;
    present.length = 0;
    evidence.fill(0);
    distinct.fill(0);
    anchored.fill(0);
    named.fill(0);
    tokens.clear();
    this.lexer.lex(source, tokens);
    const title = source.indexOf('\n');
    let words = 0;
    for (let at = 0; at < tokens.count; at++) {
      const id = tokens.ids[at]!;
      if (id === BREAK || id === STOP) continue;
      words++;
      if (id >= 0 && frequency[id]!++ === 0) present.push(id);
      for (const p of this.beginning.get(id) ?? []) {
        const subject = this.subjects[p]!;
        const end = at + subject.length;
        if (end > tokens.count || !subject.every((term, i) => tokens.ids[at + i] === term)) continue;
        named[p]! += tokens.ends[end - 1]! <= title ? 2 : 1;
      }
    }
    const length = Math.sqrt(Math.max(SHORT, words));
    for (const id of present) {
      const times = 1 + Math.log(frequency[id]!);
      for (const { profile, weight, anchor } of this.postings[id] ?? []) {
        evidence[profile]! += (weight * times) / length;
        distinct[profile]!++;
        if (anchor) anchored[profile] = 1;
      }
    }
    this.profiles.forEach(({ threshold, scale }, p) => {
      const possible = anchored[p] === 1 && distinct[p]! >= LEAST_TERMS;
      const score = possible ? 1 / (1 + Math.exp((threshold - evidence[p]!) / scale)) : 0;
      this.scores[p] = possible && this.isNamed(p) ? BY_NAME + (1 - BY_NAME) * score : score;
    });
  }

  /**
   * The trend of the text read last: of the profiles with a score from 0.5 on, one whose subject the text is about by name before others, then the one
   * with most evidence (weights have length 1, so that evidence compares); -1 when there is none. A text keeps the trend it had down to a lower score, and unless another one has clearly more,
   * so that it does not come and go with every small change of a profile.
   * @param had number of the profile it had, -1 for none
   */
  decide(had: number): number {
    const { scores } = this;
    let best = -1;
    scores.forEach((score, p) => {
      if (score >= 0.5 && (best < 0 || this.beats(p, best, 1))) best = p;
    });
    const keeps = had >= 0 && scores[had]! >= KEEPS && (best < 0 || !this.beats(best, had, CLEARLY));
    return keeps ? had : best;
  }

  /** Whether profile a speaks of the text rather than b: by name, else with so many times the evidence. */
  private beats(a: number, b: number, times: number): boolean {
    if (this.isNamed(a) !== this.isNamed(b)) return this.isNamed(a);
    return this.evidence[a]! > times * this.evidence[b]!;
  }

  private readonly isNamed = (profile: number): boolean => this.named[profile]! >= 2;

  /** The heaviest terms of a profile in the text read last, where each stands first; weights are shares of the evidence. */
  words(profile: number): EarningWord[] {
    const { tokens, frequency } = this;
    const found: { id: number; share: number }[] = [];
    let sum = 0;
    for (const id of this.present) {
      const posting = this.postings[id]?.find((p) => p.profile === profile);
      if (posting === undefined) continue;
      const share = posting.weight * (1 + Math.log(frequency[id]!));
      sum += share;
      found.push({ id, share });
    }
    found.sort((a, b) => b.share - a.share || a.id - b.id);
    return found.slice(0, SHOWN).map(({ id, share }) => {
      let at = 0;
      while (tokens.ids[at] !== id) at++;
      const start = tokens.starts[at]!;
      const end = tokens.ends[at]!;
      return { term: this.source.slice(start, end), weight: share / sum, start, end };
    });
  }
}

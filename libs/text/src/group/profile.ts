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
  /** The name the labels gave last time, while it differs from `name`: a trend is renamed when it comes twice. */
  readonly pendingName?: string;
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
    this.frequency = new Int32Array(vocabulary.size);
    this.evidence = new Float64Array(profiles.length);
    this.distinct = new Int32Array(profiles.length);
    this.anchored = new Uint8Array(profiles.length);
    this.scores = new Float64Array(profiles.length);
  }

  /** Reads a text (see `sourceOf`). */
  read(source: string): void {
    const { tokens, frequency, present, evidence, distinct, anchored } = this;
    this.source = source;
    for (const id of present) frequency[id] = 0;
    present.length = 0;
    evidence.fill(0);
    distinct.fill(0);
    anchored.fill(0);
    tokens.clear();
    this.lexer.lex(source, tokens);
    let words = 0;
    for (let at = 0; at < tokens.count; at++) {
      const id = tokens.ids[at]!;
      if (id === BREAK || id === STOP) continue;
      words++;
      if (id >= 0 && frequency[id]!++ === 0) present.push(id);
    }
    const length = Math.sqrt(Math.max(SHORT, words));
    for (const id of present) {
      const times = 1 + Math.log(frequency[id]!);
      for (const { profile, weight, anchor } of this.postings[id]!) {
        evidence[profile]! += (weight * times) / length;
        distinct[profile]!++;
        if (anchor) anchored[profile] = 1;
      }
    }
    this.profiles.forEach(({ threshold, scale }, p) => {
      const possible = anchored[p] === 1 && distinct[p]! >= LEAST_TERMS;
      this.scores[p] = possible ? 1 / (1 + Math.exp((threshold - evidence[p]!) / scale)) : 0;
    });
  }

  /**
   * The trend of the text read last: of the profiles with a score from 0.5 on the one with most evidence (weights have length 1, so that
   * evidence compares); -1 when there is none. A text keeps the trend it had down to a lower score, and unless another one has clearly more,
   * so that it does not come and go with every small change of a profile.
   * @param had number of the profile it had, -1 for none
   */
  decide(had: number): number {
    const { scores, evidence } = this;
    let best = -1;
    scores.forEach((score, p) => {
      if (score >= 0.5 && (best < 0 || evidence[p]! > evidence[best]!)) best = p;
    });
    const keeps = had >= 0 && scores[had]! >= KEEPS && (best < 0 || evidence[best]! <= CLEARLY * evidence[had]!);
    return keeps ? had : best;
  }

  /** The heaviest terms of a profile in the text read last, where each stands first; weights are shares of the evidence. */
  words(profile: number): EarningWord[] {
    const { tokens, frequency } = this;
    const found: { id: number; share: number }[] = [];
    let sum = 0;
    for (const id of this.present) {
      const posting = this.postings[id]!.find((p) => p.profile === profile);
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

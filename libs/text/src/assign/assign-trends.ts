import { ECOSYSTEM_IDS, type Earned, type EarningWord, type Trend } from '#libs/domain';
import { CLASSES } from '../tagger/columns.js';
import { cut } from '../tagger/cut.js';
import type { FeatureReader } from '../tagger/feature-reader.js';

/** What a phrase of each level is worth: of one word, and of several. */
const WORTH = [
  { single: 2, multi: 3 },
  { single: 0.7, multi: 1.2 },
  { single: 0.2, multi: 0.4 },
] as const;
const STRONG = 0;
const MEDIUM = 1;
const CODE_WORTH = 1;
const IN_TITLE = 1.5;
const PER_DOUBLING = 0.3;
/** Belief in one of a trend's ecosystems from which its medium and weak phrases count. */
const NEARLY_TAGGED = 0.3;
/** Belief under which even strong phrases count less: the words are used in another trade's sense. */
const OUT_OF_PLACE = 0.12;
const OUT_OF_PLACE_SHARE = 0.4;
/** The usual length of an abstract, in tokens: evidence counts as it is. Longer texts need more of it, shorter ones less. */
const USUAL = 200;
const SHORTEST = 40;
/** Evidence that is enough; the score at this evidence is 1/2. */
const ENOUGH = 3;
const MOST_TRENDS = 3;
const BESIDE_BEST = 0.5;
const MOST_WORDS = 6;

interface Found {
  evidence: number;
  strong: number;
  medium: number;
  coded: boolean;
  readonly words: Map<number, { hit: number; times: number; title: boolean; level: number }>;
  readonly codes: string[];
}

/**
 * The curated trends a text really speaks of: none, one or a few. Precision before recall: a trend needs a strong phrase, or two medium
 * ones (or one and its code) in a text of its ecosystem; long texts need more. Trends are known by their position in the catalogue.
 */
export class TrendAssigner {
  private readonly ecosystems: readonly (readonly number[])[];

  constructor(private readonly trends: readonly Trend[]) {
    this.ecosystems = trends.map(({ ecosystem, alsoOn }) =>
      [ecosystem, ...alsoOn].map((id) => ECOSYSTEM_IDS.indexOf(id)),
    );
  }

  /** For the text that `reader` read last; `probabilities` by class. */
  assign(reader: FeatureReader, probabilities: ArrayLike<number>, source: { title: string; text: string }): Earned[] {
    if (!mayBeProven(reader)) return [];
    const found = this.collect(reader, probabilities);
    const damping = dampingOf(reader.tokenCount);
    const earned: { id: string; score: number; trend: number; found: Found }[] = [];
    for (const [trend, own] of found) {
      this.weigh(reader, trend, own, probabilities);
      const evidence = own.evidence / damping;
      const proven = own.strong > 0 || own.medium >= 2 || (own.medium === 1 && own.coded);
      if (!proven || evidence < ENOUGH) continue;
      earned.push({ id: this.trends[trend]!.id, score: evidence / (evidence + ENOUGH), trend, found: own });
    }
    earned.sort((a, b) => b.score - a.score || a.trend - b.trend);
    const best = earned[0]?.found.evidence ?? 0;
    return earned
      .filter((one) => one.found.evidence >= BESIDE_BEST * best)
      .slice(0, MOST_TRENDS)
      .map(({ id, score, found: own }) => ({
        id,
        score: Math.round(score * 1_000) / 1_000,
        words: explainTrend(reader, own, source),
      }));
  }

  /** Trends that could be proven: those with a strong phrase, or with a medium one in its place; with all their phrases. */
  private collect(reader: FeatureReader, probabilities: ArrayLike<number>): Map<number, Found> {
    const { book, evidence, hits, titleTokens } = reader;
    const { trendClaims, trendHits } = evidence;
    const found = new Map<number, Found>();
    for (const claim of trendClaims.view()) {
      const level = book.level[claim]!;
      const trend = book.owner[claim]! - CLASSES;
      if (level > MEDIUM || found.has(trend)) continue;
      if (level === MEDIUM && this.belief(trend, probabilities) < NEARLY_TAGGED) continue;
      found.set(trend, { evidence: 0, strong: 0, medium: 0, coded: false, words: new Map(), codes: [] });
    }
    for (let i = 0; i < trendClaims.count; i++) {
      const claim = trendClaims.items[i]!;
      const own = found.get(book.owner[claim]! - CLASSES);
      if (!own) continue;
      const hit = trendHits.items[i]!;
      const title = hits.first[hit]! < titleTokens;
      const word = own.words.get(claim);
      if (word) {
        word.times++;
        word.title ||= title;
      } else own.words.set(claim, { hit, times: 1, title, level: book.level[claim]! });
    }
    for (const { code, trends } of reader.codes) {
      for (const trend of trends) {
        const own = found.get(trend);
        if (own) own.codes.push(code);
      }
    }
    return found;
  }

  /** How likely the likeliest of a trend's ecosystems is. */
  private belief(trend: number, probabilities: ArrayLike<number>): number {
    let highest = 0;
    for (const c of this.ecosystems[trend]!) if (probabilities[c]! > highest) highest = probabilities[c]!;
    return highest;
  }

  private weigh(reader: FeatureReader, trend: number, own: Found, probabilities: ArrayLike<number>): void {
    const belief = this.belief(trend, probabilities);
    const inPlace = belief >= NEARLY_TAGGED;
    for (const word of own.words.values()) {
      if (!inPlace && word.level !== STRONG) continue;
      own.evidence += worthOf(reader, word);
      if (word.level === STRONG) own.strong++;
      if (word.level === MEDIUM) own.medium++;
    }
    own.coded = own.codes.length > 0;
    if (own.coded && inPlace) own.evidence += CODE_WORTH;
    if (belief < OUT_OF_PLACE) own.evidence *= OUT_OF_PLACE_SHARE;
  }
}

/** A quick look that spares most texts the rest: without a strong phrase or two medium ones (or one and a code) nothing can be proven. */
function mayBeProven({ book, evidence, codes }: FeatureReader): boolean {
  let medium = codes.length > 0 ? 1 : 0;
  const { items, count } = evidence.trendClaims;
  for (let i = 0; i < count; i++) {
    const level = book.level[items[i]!];
    if (level === STRONG) return true;
    if (level === MEDIUM) medium++;
  }
  return medium >= 2;
}

/** 1 at the usual length, growing with its square root above, shrinking with its fourth root below. */
const dampingOf = (tokens: number): number =>
  tokens >= USUAL ? Math.sqrt(tokens / USUAL) : (Math.max(SHORTEST, tokens) / USUAL) ** 0.25;

function worthOf(reader: FeatureReader, word: { hit: number; times: number; title: boolean; level: number }): number {
  const multi = reader.hits.last[word.hit]! > reader.hits.first[word.hit]!;
  const { single, multi: several } = WORTH[word.level]!;
  return (multi ? several : single) * (1 + PER_DOUBLING * Math.log2(word.times)) * (word.title ? IN_TITLE : 1);
}

function explainTrend(reader: FeatureReader, own: Found, source: { title: string; text: string }): EarningWord[] {
  const total = [...own.words.values()].reduce((sum, word) => sum + worthOf(reader, word), own.coded ? CODE_WORTH : 0);
  const share = (worth: number): number => Math.round((worth / total) * 1_000) / 1_000;
  const words: EarningWord[] = [...own.words.values()].map((word) => {
    const start = reader.tokens.starts[reader.hits.first[word.hit]!]!;
    const end = reader.tokens.ends[reader.hits.last[word.hit]!]!;
    return { term: cut(source, start, end), weight: share(worthOf(reader, word)), start, end };
  });
  if (own.coded) words.push({ term: own.codes[0]!, weight: share(CODE_WORTH) });
  return words.sort((a, b) => b.weight - a.weight || (a.start ?? 0) - (b.start ?? 0)).slice(0, MOST_WORDS);
}

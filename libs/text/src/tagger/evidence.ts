import type { Hits } from '../phrases/matcher.js';
import type { PhraseBook } from '../phrases/phrase-book.js';
import { IntList } from '../vectors/int-list.js';
import { VOICES } from './columns.js';

/** Where a packed claim has its owner and voice; its feature stands at the lowest bits. */
const OWNER = 12;
const VOICE = 7;
const LARGEST_VOICE = (1 << (OWNER - VOICE)) - 1;
const LARGEST_FEATURE = (1 << VOICE) - 1;

/**
 * Counts who a text's phrase hits speak for. Of overlapping phrases of one voice (or one trend) only the first and longest counts;
 * a phrase that occurs again counts once. Buffers are used again for each text.
 */
export class Evidence {
  /** Distinct phrases by voice x 3 + level. */
  readonly counts = new Int32Array(VOICES * 3);
  /** 1 where at least one of them stands in the title. */
  readonly inTitle = new Uint8Array(VOICES * 3);
  /** First occurrences: feature (voice x 3 + level) and position of the hit. */
  readonly features = new IntList();
  readonly hits = new IntList();
  /** All occurrences that count for a trend: claim (position in the book) and position of the hit. */
  readonly trendClaims = new IntList();
  readonly trendHits = new IntList();

  /** By claim of the book: owner, voice and feature in one number, since claims lie far apart in memory. */
  private readonly claims: Int32Array;
  private readonly ownerEnd: Int32Array;
  private readonly voiceEnd = new Int32Array(VOICES);
  private readonly stamps: Int32Array;
  private readonly touched = new IntList();
  private stamp = 0;

  /** `voices[owner]`: the voice an owner of the book speaks with; owners from `trendsFrom` on are trends. */
  constructor(
    private readonly book: PhraseBook,
    voices: ArrayLike<number>,
    private readonly trendsFrom: number,
  ) {
    this.claims = Int32Array.from(book.owner, (owner, claim) => {
      const voice = voices[owner]!;
      return (owner << OWNER) | (voice << VOICE) | (voice * 3 + book.level[claim]!);
    });
    this.ownerEnd = new Int32Array(voices.length).fill(-1);
    this.stamps = new Int32Array(book.size);
  }

  /** `titleTokens`: hits that begin before this token lie in the title. */
  read(found: Hits, titleTokens: number): void {
    this.clear();
    const { ptr } = this.book;
    const { claims, ownerEnd, voiceEnd, trendsFrom, stamps, stamp, counts, inTitle } = this;
    for (let hit = 0; hit < found.count; hit++) {
      const first = found.first[hit]!;
      const last = found.last[hit]!;
      const phrase = found.phrase[hit]!;
      const to = ptr[phrase + 1]!;
      for (let claim = ptr[phrase]!; claim < to; claim++) {
        const packed = claims[claim]!;
        const by = packed >> OWNER;
        if (by >= trendsFrom && first > ownerEnd[by]!) {
          if (ownerEnd[by] === -1) this.touched.push(by);
          ownerEnd[by] = last;
          this.trendClaims.push(claim);
          this.trendHits.push(hit);
        }
        const voice = (packed >> VOICE) & LARGEST_VOICE;
        if (first <= voiceEnd[voice]!) continue;
        voiceEnd[voice] = last;
        const feature = packed & LARGEST_FEATURE;
        if (first < titleTokens) inTitle[feature] = 1;
        if (stamps[claim] === stamp) continue;
        stamps[claim] = stamp;
        counts[feature]!++;
        this.features.push(feature);
        this.hits.push(hit);
      }
    }
  }

  private clear(): void {
    this.counts.fill(0);
    this.inTitle.fill(0);
    this.voiceEnd.fill(-1);
    for (let i = 0; i < this.touched.count; i++) this.ownerEnd[this.touched.items[i]!] = -1;
    this.touched.clear();
    this.features.clear();
    this.hits.clear();
    this.trendClaims.clear();
    this.trendHits.clear();
    this.stamp++;
  }
}

import type { Hits } from '../phrases/matcher.js';
import type { PhraseBook } from '../phrases/phrase-book.js';
import { VOICES } from './columns.js';

/**
 * Counts who a text's phrase hits speak for. Of overlapping phrases of one voice (or one trend) only the first and longest counts;
 * a phrase that occurs again counts once. Buffers are used again for each text.
 */
export class Evidence {
  /** Distinct phrases by voice x 3 + level. */
  readonly counts = new Float32Array(VOICES * 3);
  /** 1 where at least one of them stands in the title. */
  readonly inTitle = new Uint8Array(VOICES * 3);
  /** First occurrences: feature (voice x 3 + level) and position of the hit. */
  readonly features: number[] = [];
  readonly hits: number[] = [];
  /** All occurrences that count for a trend: claim (position in the book) and position of the hit. */
  readonly trendClaims: number[] = [];
  readonly trendHits: number[] = [];

  private readonly ownerEnd: Int32Array;
  private readonly voiceEnd = new Int32Array(VOICES);
  private readonly stamps: Int32Array;
  private readonly touched: number[] = [];
  private stamp = 0;

  /** `voices[owner]`: the voice an owner of the book speaks with; owners from `trendsFrom` on are trends. */
  constructor(
    private readonly book: PhraseBook,
    private readonly voices: ArrayLike<number>,
    private readonly trendsFrom: number,
  ) {
    this.ownerEnd = new Int32Array(voices.length).fill(-1);
    this.stamps = new Int32Array(book.size);
  }

  /** `titleTokens`: hits that begin before this token lie in the title. */
  read(found: Hits, titleTokens: number): void {
    this.clear();
    const { ptr, owner, level } = this.book;
    for (let hit = 0; hit < found.count; hit++) {
      const first = found.first[hit]!;
      const last = found.last[hit]!;
      const phrase = found.phrase[hit]!;
      for (let claim = ptr[phrase]!; claim < ptr[phrase + 1]!; claim++) {
        const by = owner[claim]!;
        if (by >= this.trendsFrom && first > this.ownerEnd[by]!) {
          if (this.ownerEnd[by] === -1) this.touched.push(by);
          this.ownerEnd[by] = last;
          this.trendClaims.push(claim);
          this.trendHits.push(hit);
        }
        const voice = this.voices[by]!;
        if (first <= this.voiceEnd[voice]!) continue;
        this.voiceEnd[voice] = last;
        const feature = voice * 3 + level[claim]!;
        if (first < titleTokens) this.inTitle[feature] = 1;
        if (this.stamps[claim] === this.stamp) continue;
        this.stamps[claim] = this.stamp;
        this.counts[feature]!++;
        this.features.push(feature);
        this.hits.push(hit);
      }
    }
  }

  private clear(): void {
    this.counts.fill(0);
    this.inTitle.fill(0);
    this.voiceEnd.fill(-1);
    for (const by of this.touched) this.ownerEnd[by] = -1;
    this.touched.length = 0;
    this.features.length = 0;
    this.hits.length = 0;
    this.trendClaims.length = 0;
    this.trendHits.length = 0;
    this.stamp++;
  }
}

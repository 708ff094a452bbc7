import { ECOSYSTEM_IDS, badInput, type Ecosystem, type Trend } from '#libs/domain';
import { Lexer, type LexerOptions } from '../lexer/lexer.js';
import { BREAK, STOP, Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { Hits } from '../phrases/matcher.js';
import { PhraseBook } from '../phrases/phrase-book.js';
import { CodeBook, type CodeReading } from './code-book.js';
import { CLASSES, CROSSWALK, EVIDENCE, FULL_COUNT_TOKENS, IN_TITLE, PREFIXES, SCALE, VOICES } from './columns.js';
import { Evidence } from './evidence.js';
import type { TextInput } from './text-input.js';

/** What the features are read with: the catalogue, and the words and code prefixes that have weights. */
export interface FeatureSpace {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  /** Stems, and their inverse document frequencies. */
  readonly terms: readonly string[];
  readonly idf: ArrayLike<number>;
  readonly prefixes: readonly string[];
  /** Stemmer and stop-words of the language; English unless given. */
  readonly language?: Pick<LexerOptions, 'stem' | 'stopWords'>;
}

const LOG = Float64Array.from({ length: 256 }, (_, i) => 1 + Math.log(Math.max(1, i)));

/**
 * Reads a text's features: one sparse row (see columns.ts), with the tokens, phrase hits and codes it came from, so that a score can
 * be explained. One text at a time: every `read` overwrites what the last one left in the public fields.
 */
export class FeatureReader {
  readonly words: number;
  readonly columns: number;
  readonly book: PhraseBook;
  readonly tokens = new Tokens();
  readonly hits = new Hits();
  readonly evidence: Evidence;
  /** Entries of the row. */
  count = 0;
  idx: Int32Array = new Int32Array(1_024);
  val: Float32Array = new Float32Array(1_024);
  /** The first `wordCount` entries are words. */
  wordCount = 0;
  /** Values of the columns after the words, by column less `words`. */
  readonly block: Float32Array;
  titleTokens = 0;
  /** Stop-words among the tokens, and tokens that are words at all. */
  stopCount = 0;
  tokenCount = 0;
  codes: readonly CodeReading[] = [];

  private readonly lexer: Lexer;
  private readonly codeBook: CodeBook;
  private readonly seen: Float64Array;
  private readonly firstToken: Int32Array;

  constructor(private readonly space: FeatureSpace) {
    if (space.ecosystems.length !== CLASSES || space.ecosystems.some(({ id }, i) => id !== ECOSYSTEM_IDS[i]))
      throw badInput(`The tagger needs the ${CLASSES} ecosystems in their official order; check data/ecosystems.`);
    this.words = space.terms.length;
    this.columns = this.words + PREFIXES + space.prefixes.length;
    this.lexer = new Lexer({ ...space.language, vocabulary: new Vocabulary(space.terms), grow: false });
    this.book = new PhraseBook(
      this.lexer,
      [...space.ecosystems, ...space.trends].map(({ phrases }) => phrases),
    );
    const homes = space.trends.map(({ ecosystem }) => CLASSES + ECOSYSTEM_IDS.indexOf(ecosystem));
    this.evidence = new Evidence(this.book, [...space.ecosystems.keys(), ...homes], CLASSES);
    this.codeBook = new CodeBook(space.ecosystems, space.trends, space.prefixes);
    this.block = new Float32Array(this.columns - this.words);
    this.seen = new Float64Array(this.words);
    this.firstToken = new Int32Array(this.words);
  }

  read(input: Pick<TextInput, 'title' | 'text' | 'codes'>): void {
    const { tokens, hits } = this;
    for (let j = this.wordCount; j < this.count; j++) this.block[this.idx[j]! - this.words] = 0;
    tokens.clear();
    hits.count = 0;
    this.count = 0;
    this.lexer.lex(input.title, tokens);
    this.titleTokens = tokens.count;
    tokens.push(BREAK, input.title.length, input.title.length + 1);
    this.lexer.lex(input.text, tokens, input.title.length + 1);
    this.book.matcher.match(tokens, hits);
    this.evidence.read(hits, this.titleTokens);
    this.readWords();
    this.readEvidence();
    this.readCodes(input.codes);
  }

  /** Token at which a word of the row first stands. */
  tokenOf(word: number): number {
    return this.firstToken[word]!;
  }

  /** (1 + ln tf) x idf, length 1. */
  private readWords(): void {
    const { tokens, seen, words } = this;
    const { idf } = this.space;
    let stops = 0;
    let all = 0;
    for (let i = 0; i < tokens.count; i++) {
      const id = tokens.ids[i]!;
      if (id !== BREAK) all++;
      if (id === STOP) stops++;
      if (id < 0 || id >= words) continue;
      if (seen[id] === 0) {
        this.firstToken[id] = i;
        this.push(id, 0);
      }
      seen[id]!++;
    }
    this.stopCount = stops;
    this.tokenCount = all;
    this.wordCount = this.count;
    let squares = 0;
    for (let j = 0; j < this.count; j++) {
      const id = this.idx[j]!;
      const times = seen[id]!;
      seen[id] = 0;
      const value = (times < 256 ? LOG[times]! : 1 + Math.log(times)) * idf[id]!;
      this.val[j] = value;
      squares += value * value;
    }
    if (squares === 0) return;
    const scale = 1 / Math.sqrt(squares);
    for (let j = 0; j < this.count; j++) this.val[j]! *= scale;
  }

  private readEvidence(): void {
    const { counts, inTitle } = this.evidence;
    const share = Math.min(1, FULL_COUNT_TOKENS / Math.max(1, this.tokenCount));
    for (let feature = 0; feature < counts.length; feature++) {
      const count = counts[feature]!;
      if (count === 0) continue;
      this.pushBlock(EVIDENCE + feature, SCALE.evidence * Math.log1p(count * share));
      if (inTitle[feature] === 1) this.pushBlock(IN_TITLE + feature, SCALE.title);
    }
  }

  private readCodes(codes: readonly string[]): void {
    this.codes = codes.length === 0 ? [] : codes.flatMap((code) => this.codeBook.read(code) ?? []);
    if (this.codes.length === 0) return;
    const voices = new Float64Array(VOICES);
    const prefixes = new Set<number>();
    for (const reading of this.codes) {
      for (const voice of reading.voices) voices[voice]!++;
      for (const prefix of reading.prefixes) prefixes.add(prefix);
    }
    voices.forEach((count, voice) => {
      if (count > 0) this.pushBlock(CROSSWALK + voice, (SCALE.crosswalk * count) / this.codes.length);
    });
    for (const prefix of prefixes) this.pushBlock(PREFIXES + prefix, SCALE.prefixes / Math.sqrt(prefixes.size / 3));
  }

  private pushBlock(column: number, value: number): void {
    this.block[column] = value;
    this.push(this.words + column, value);
  }

  private push(column: number, value: number): void {
    if (this.count === this.idx.length) {
      const idx = new Int32Array(this.count * 2);
      const val = new Float32Array(this.count * 2);
      idx.set(this.idx);
      val.set(this.val);
      this.idx = idx;
      this.val = val;
    }
    this.idx[this.count] = column;
    this.val[this.count++] = value;
  }
}

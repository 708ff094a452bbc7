import { ECOSYSTEM_IDS, badInput, type Ecosystem, type Trend } from '#libs/domain';
import { Lexer, type LexerOptions } from '../lexer/lexer.js';
import { BREAK, STOP, Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { Hits } from '../phrases/matcher.js';
import { PhraseBook } from '../phrases/phrase-book.js';
import { CodeBook, type CodeReading } from './code-book.js';
import { CLASSES, CROSSWALK, EVIDENCE, FULL_COUNT_TOKENS, IN_TITLE, PREFIXES, SCALE } from './columns.js';
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

const NO_CODES: readonly CodeReading[] = [];
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
  /** By word: 1 + its entry in the row that is being read; 0 for words the text has not. */
  private readonly entryOf: Int32Array;
  private readonly idf: Float64Array;
  /** 1 for ids of stop-words that phrases made words: they tell the language all the same. */
  private readonly small: Uint8Array;
  /** By entry: the token at which the word first stands. */
  private firstToken = new Int32Array(1_024);

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
    this.entryOf = new Int32Array(this.words);
    this.idf = Float64Array.from(space.idf);
    this.small = new Uint8Array(this.lexer.vocabulary.size);
    for (const id of this.lexer.keptIds()) this.small[id] = 1;
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

  /** Token at which the word of an entry of the row first stands. */
  tokenOf(entry: number): number {
    return this.firstToken[entry]!;
  }

  /** (1 + ln tf) x idf, length 1. */
  private readWords(): void {
    const { entryOf, words, small, idf } = this;
    const { ids, count: tokens } = this.tokens;
    this.reserve(tokens);
    const { idx, val, firstToken } = this;
    let stops = 0;
    let breaks = 0;
    let count = 0;
    for (let i = 0; i < tokens; i++) {
      const id = ids[i]!;
      if (id >= 0 && id < words) {
        const entry = entryOf[id]!;
        if (entry > 0) val[entry - 1]!++;
        else {
          firstToken[count] = i;
          idx[count] = id;
          val[count] = 1;
          entryOf[id] = ++count;
        }
      } else if (id === BREAK) breaks++;
      else if (id === STOP || (id >= 0 && small[id] === 1)) stops++;
    }
    this.stopCount = stops;
    this.tokenCount = tokens - breaks;
    this.count = count;
    this.wordCount = count;
    let squares = 0;
    for (let j = 0; j < count; j++) {
      const id = idx[j]!;
      const times = val[j]!;
      entryOf[id] = 0;
      const value = (times < 256 ? LOG[times]! : 1 + Math.log(times)) * idf[id]!;
      val[j] = value;
      squares += value * value;
    }
    if (squares === 0) return;
    const scale = 1 / Math.sqrt(squares);
    for (let j = 0; j < count; j++) val[j]! *= scale;
  }

  private readEvidence(): void {
    const { counts, inTitle } = this.evidence;
    const share = Math.min(1, FULL_COUNT_TOKENS / Math.max(1, this.tokenCount));
    for (let feature = 0; feature < counts.length; feature++) {
      const count = counts[feature]!;
      if (count === 0) continue;
      this.pushBlock(EVIDENCE + feature, SCALE.evidence * Math.log(1 + count * share));
      if (inTitle[feature] === 1) this.pushBlock(IN_TITLE + feature, SCALE.title);
    }
  }

  private readCodes(codes: readonly string[]): void {
    this.codes = codes.length === 0 ? NO_CODES : this.codeBook.readAll(codes);
    if (this.codes.length === 0) return;
    const { block } = this;
    const share = SCALE.crosswalk / this.codes.length;
    const from = this.count;
    for (const { voices, prefixes } of this.codes) {
      for (const voice of voices) {
        if (block[CROSSWALK + voice] === 0) this.pushBlock(CROSSWALK + voice, 0);
        block[CROSSWALK + voice]! += share;
      }
      for (const prefix of prefixes) {
        if (block[PREFIXES + prefix] !== 0) continue;
        this.pushBlock(PREFIXES + prefix, 1);
      }
    }
    // Known only now: how many prefixes there are, and how many codes speak for a voice.
    let known = 0;
    for (let j = from; j < this.count; j++) if (this.idx[j]! >= this.words + PREFIXES) known++;
    for (let j = from; j < this.count; j++) {
      const column = this.idx[j]! - this.words;
      if (column >= PREFIXES) block[column] = SCALE.prefixes / Math.sqrt(known / 3);
      this.val[j] = block[column]!;
    }
  }

  private pushBlock(column: number, value: number): void {
    this.block[column] = value;
    this.push(this.words + column, value);
  }

  private push(column: number, value: number): void {
    this.reserve(this.count + 1);
    this.idx[this.count] = column;
    this.val[this.count++] = value;
  }

  /** Room for so many entries of the row. */
  private reserve(entries: number): void {
    if (entries <= this.idx.length) return;
    const idx = new Int32Array(entries * 2);
    const val = new Float32Array(entries * 2);
    idx.set(this.idx);
    val.set(this.val);
    this.idx = idx;
    this.val = val;
    const firstToken = new Int32Array(entries * 2);
    firstToken.set(this.firstToken);
    this.firstToken = firstToken;
  }
}

import { BREAK_CHARACTER, FOLD, HYPHEN, SEPARATOR, SKIP, foldWord } from './fold.js';
import { firstHash, MOST_UNITS, readRuns, RUNS, secondHash } from './runs.js';
import { stemEnglish, type Stemmer } from './stem.js';
import { ENGLISH_STOP_WORDS } from './stop-words.js';
import { BREAK, STOP, Tokens, UNKNOWN } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

export interface LexerOptions {
  readonly vocabulary: Vocabulary;
  /** Default: English. */
  readonly stem?: Stemmer;
  readonly stopWords?: ReadonlySet<string>;
  /** Whether running text adds its words to the vocabulary; if not, unseen words are UNKNOWN. Default true. */
  readonly grow?: boolean;
}

// Constants of this module, which compiled code knows better than imported ones (see runs.ts).
const TABLE = FOLD;
const { units: UNITS, edges: EDGES, firsts: FIRSTS, seconds: SECONDS } = RUNS;
const MAX_WORD = 40;
const FIRST_CAPACITY = 1 << 16;
/** Surface forms remembered before the memo starts afresh: keeps memory flat on endless streams (about 50 MB). */
const MAX_REMEMBERED = 1 << 21;
const EMPTY = -9;

/** First parts that are written with or without a hyphen: "bio-based" is "biobased", "co-working" is "coworking". */
const JOINING = new Set(
  `aero agri agro anti aqua auto bio bi co counter cyber de dis electro geo hydro hyper infra inter intra macro mega meta micro mid mini
  multi nano neuro non omni over photo poly post pre pro proto psycho re semi socio sub super tele thermo trans tri ultra un under
  uni`.split(/\s+/),
);

/** 1 where one of them has these lowest bits in its first hash: most words before a hyphen are told apart by it, without being cut out. */
const JOINING_HASHES = new Uint8Array(1_024);
for (const word of JOINING)
  JOINING_HASHES[[...word].reduce((h1, letter) => firstHash(h1, letter.charCodeAt(0)), 0) & 1_023] = 1;

/**
 * Text to term ids: fold and hash (see runs.ts), then look up; stemming happens once per distinct surface form (open addressing on
 * two 32-bit hashes, of which a probe compares the second: with the slot 47 bits or more). Hyphens separate ("solid-state" = "solid state"), except after a single letter ("e-bike" = "ebike") and after a
 * joining prefix. Single letters and numbers get an id only when a phrase or model named them, so that they cannot flood the vocabulary.
 */
export class Lexer {
  readonly vocabulary: Vocabulary;
  private readonly stem: Stemmer;
  private readonly stopWords: ReadonlySet<string>;
  private readonly grow: boolean;
  private capacity = FIRST_CAPACITY;
  private remembered = 0;
  private learning = false;
  private readonly kept = new Set<string>();
  private readonly found = { end: 0, id: EMPTY };
  /** Second hash and id of each slot: what a probe reads, kept small for the cache. The slot itself tells most of the first hash. */
  private memo = emptyMemo(FIRST_CAPACITY);
  /** First hash of each slot, to find its place again in a wider memo. */
  private firstHashes = new Int32Array(FIRST_CAPACITY);

  constructor(options: LexerOptions) {
    this.vocabulary = options.vocabulary;
    this.stem = options.stem ?? stemEnglish;
    this.stopWords = options.stopWords ?? ENGLISH_STOP_WORDS;
    this.grow = options.grow ?? true;
  }

  /** Appends the tokens of `text` to `tokens`; their offsets are shifted by `shift`. */
  lex(text: string, tokens: Tokens, shift = 0): void {
    let broken = true;
    let from = 0;
    while (text.length - from > MOST_UNITS) {
      const to = lastGap(text, from, from + MOST_UNITS);
      broken = this.lexPiece(text.slice(from, to), tokens, shift + from, broken);
      from = to;
    }
    this.lexPiece(from === 0 ? text : text.slice(from), tokens, shift + from, broken);
  }

  /** `broken`: whether a break, or the beginning, comes before the piece; returns whether one ends it. */
  private lexPiece(piece: string, tokens: Tokens, shift: number, broken: boolean): boolean {
    const edges = readRuns(piece);
    // A token, or a break after it, needs a unit of its own.
    tokens.reserve(piece.length + 1);
    const { ids, starts, ends } = tokens;
    this.probe(edges);
    let { count } = tokens;
    let i = 0;
    for (let edge = 0; edge <= edges; edge += 2) {
      const start = edge < edges ? EDGES[edge]! : piece.length;
      for (; i < start; i++) {
        if (TABLE[UNITS[i]!] !== BREAK_CHARACTER || broken || insideNumber(i)) continue;
        ids[count] = BREAK;
        starts[count] = i + shift;
        ends[count++] = i + 1 + shift;
        broken = true;
      }
      if (edge === edges) break;
      let end = EDGES[edge + 1]!;
      let id = FIRSTS[edge]!;
      const h2 = SECONDS[edge + 1]!;
      i = end;
      if (TABLE[UNITS[i]!]! >= HYPHEN) {
        i = this.joined(piece, start, end, FIRSTS[edge + 1]!, h2);
        ({ end, id } = this.found);
        while (edge + 2 < edges && EDGES[edge + 2]! < i) edge += 2;
      } else if (id === EMPTY || SECONDS[edge] !== h2) id = this.find(piece, start, end, FIRSTS[edge + 1]!, h2);
      ids[count] = id;
      starts[count] = start + shift;
      ends[count++] = end + shift;
      broken = false;
    }
    tokens.count = count;
    return broken;
  }

  /**
   * What the memo has where each run's word should be: its second hash and id, written to the even places. A loop of its own, without
   * branches, so that the memory is asked for many words at a time.
   */
  private probe(edges: number): void {
    const { memo } = this;
    const mask = this.capacity - 1;
    for (let edge = 0; edge < edges; edge += 2) {
      const slot = slotOf(FIRSTS[edge + 1]!, mask) * 2;
      SECONDS[edge] = memo[slot]!;
      FIRSTS[edge] = memo[slot + 1]!;
    }
  }

  /** A word that a hyphen or an invisible mark follows, at `end`, and that may go on behind it: left in `found`; returns where it was left. */
  private joined(piece: string, start: number, end: number, h1: number, h2: number): number {
    let i = end;
    let unit = TABLE[UNITS[i]!]!;
    for (;;) {
      while (unit === SKIP || (unit === HYPHEN && joins(piece, start, i, h1))) unit = TABLE[UNITS[++i]!]!;
      if (unit <= SKIP) break;
      for (; unit > SKIP; unit = TABLE[UNITS[++i]!]!) {
        h1 = firstHash(h1, unit);
        h2 = secondHash(h2, unit);
      }
      end = i;
    }
    this.found.end = end;
    this.found.id = this.find(piece, start, end, h1, h2);
    return i;
  }

  /** The id of the word from `start` to `end`, of these hashes. */
  private find(piece: string, start: number, end: number, h1: number, h2: number): number {
    const { memo } = this;
    const mask = this.capacity - 1;
    for (let slot = slotOf(h1, mask); ; slot = (slot + 1) & mask) {
      const id = memo[slot * 2 + 1]!;
      if (id === EMPTY) return this.remember(piece, start, end, h1, h2, slot);
      if (memo[slot * 2] === h2) return id;
    }
  }

  /** From now on these stop-words are words: phrases such as "in vitro" or "gold mine" cannot do without them. */
  keep(words: Iterable<string>): void {
    for (const word of words) this.kept.add(word);
    this.forget();
  }

  /** Ids of the stop-words that were kept as words and stand in a phrase. */
  keptIds(): number[] {
    return [...this.kept].map((word) => this.vocabulary.get(this.stem(word))).filter((id) => id >= 0);
  }

  /** Ids of the words of a phrase or model term, all of them added to the vocabulary; stop-words are STOP, breaks fall away. */
  lexPhrase(phrase: string): number[] {
    const tokens = new Tokens(16);
    this.learning = true;
    this.lex(phrase, tokens);
    if (tokens.ids.subarray(0, tokens.count).includes(UNKNOWN)) {
      // A word that running text brought before it was worth an id: remembered as unknown.
      this.forget();
      tokens.clear();
      this.lex(phrase, tokens);
    }
    this.learning = false;
    return [...tokens.ids.subarray(0, tokens.count)].filter((id) => id !== BREAK);
  }

  private remember(text: string, start: number, end: number, h1: number, h2: number, slot: number): number {
    const word = foldWord(text.slice(start, end));
    const id = word.length > MAX_WORD ? UNKNOWN : this.resolve(word);
    this.firstHashes[slot] = h1;
    this.memo[slot * 2] = h2;
    this.memo[slot * 2 + 1] = id;
    if (++this.remembered * 4 > this.capacity * 3) this.widen();
    return id;
  }

  private resolve(word: string): number {
    if (this.stopWords.has(word) && !this.kept.has(word)) return STOP;
    const stem = this.stem(word);
    const known = this.vocabulary.get(stem);
    if (known >= 0) return known;
    const worthAnId = this.learning || (this.grow && word.length > 1 && !/^\p{N}+$/u.test(word));
    return worthAnId ? this.vocabulary.add(stem) : UNKNOWN;
  }

  private widen(): void {
    if (this.remembered >= MAX_REMEMBERED) return this.forget();
    const { memo: old, firstHashes: hashes } = this;
    this.capacity *= 2;
    this.memo = emptyMemo(this.capacity);
    this.firstHashes = new Int32Array(this.capacity);
    const mask = this.capacity - 1;
    for (let from = 0; from < hashes.length; from++) {
      if (old[from * 2 + 1] === EMPTY) continue;
      const h1 = hashes[from]!;
      let slot = slotOf(h1, mask);
      while (this.memo[slot * 2 + 1] !== EMPTY) slot = (slot + 1) & mask;
      this.firstHashes[slot] = h1;
      this.memo[slot * 2] = old[from * 2]!;
      this.memo[slot * 2 + 1] = old[from * 2 + 1]!;
    }
  }

  private forget(): void {
    this.capacity = FIRST_CAPACITY;
    this.remembered = 0;
    this.memo = emptyMemo(FIRST_CAPACITY);
    this.firstHashes = new Int32Array(FIRST_CAPACITY);
  }
}

const slotOf = (h1: number, mask: number): number => (h1 ^ (h1 >>> 15)) & mask;
const emptyMemo = (capacity: number): Int32Array => new Int32Array(capacity * 2).fill(EMPTY);

/** Whether the hyphen at `at` joins the word that began at `start`, of first hash `h1`, with what follows. */
function joins(piece: string, start: number, at: number, h1: number): boolean {
  const size = at - start;
  if (size > 7 || TABLE[UNITS[at + 1]!]! <= SKIP) return false;
  if (size === 1) return !isDigit(UNITS[start]!) && !isDigit(UNITS[at + 1]!);
  return JOINING_HASHES[h1 & 1_023] === 1 && JOINING.has(piece.slice(start, at).toLowerCase());
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The point of "4.0" and the comma of "1,000" end no phrase. */
const insideNumber = (at: number): boolean => at > 0 && isDigit(UNITS[at - 1]!) && isDigit(UNITS[at + 1]!);

/** The place behind the last separator between `from` and `to`, where a text can be cut and read the same; `to` where there is none. */
function lastGap(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) if (TABLE[text.charCodeAt(at - 1)] === SEPARATOR) return at;
  return to;
}

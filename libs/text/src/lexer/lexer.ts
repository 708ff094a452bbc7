import { BREAK_CHARACTER, FOLD, HYPHEN, SKIP, foldWord } from './fold.js';
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

const MAX_WORD = 40;
const FIRST_CAPACITY = 1 << 16;
/** Surface forms remembered before the memo starts afresh: keeps memory flat on endless streams (about 50 MB). */
const MAX_REMEMBERED = 1 << 21;
const EMPTY = -9;
const BLANK = 32;
const SEED_1 = 0x811c9dc5 | 0;
const SEED_2 = 0x9747b28c | 0;
/** One step of FNV-1a. */
const hashOn = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** First parts that are written with or without a hyphen: "bio-based" is "biobased", "co-working" is "coworking". */
const JOINING = new Set(
  `aero agri agro anti aqua auto bio bi co counter cyber de dis electro geo hydro hyper infra inter intra macro mega meta micro mid mini
  multi nano neuro non omni over photo poly post pre pro proto psycho re semi socio sub super tele thermo trans tri ultra un under
  uni`.split(/\s+/),
);

/** 1 where one of them has these lowest bits in its first hash: most words before a hyphen are told apart by it, without being cut out. */
const JOINING_HASHES = new Uint8Array(1_024);
for (const word of JOINING)
  JOINING_HASHES[[...word].reduce((h1, letter) => hashOn(h1, letter.charCodeAt(0)), SEED_1) & 1_023] = 1;

/**
 * Text to term ids in one pass: fold, hash, look up; stemming happens once per distinct surface form (open addressing on
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
  /** Second hash and id of each slot: what a probe reads, kept small for the cache. The slot itself tells most of the first hash. */
  private memo = emptyMemo(FIRST_CAPACITY);
  /** First hash of each slot, to find its place again in a wider memo. */
  private firstHashes = new Int32Array(FIRST_CAPACITY);
  /** The text as numbers, with a blank at the end: read faster than a string, and without asking for the end at each. */
  private units = new Uint16Array(4_096);
  private bytes = Buffer.from(this.units.buffer);

  constructor(options: LexerOptions) {
    this.vocabulary = options.vocabulary;
    this.stem = options.stem ?? stemEnglish;
    this.stopWords = options.stopWords ?? ENGLISH_STOP_WORDS;
    this.grow = options.grow ?? true;
  }

  /** Appends the tokens of `text` to `tokens`; their offsets are shifted by `shift`. */
  lex(text: string, tokens: Tokens, shift = 0): void {
    const length = text.length;
    // A token, or a break after it, needs a unit of its own.
    tokens.reserve(length + 1);
    const { ids, starts, ends } = tokens;
    const units = this.unitsOf(text);
    const fold = FOLD;
    let { memo } = this;
    let mask = this.capacity - 1;
    let count = tokens.count;
    let broken = true;
    let i = 0;
    while (i < length) {
      let unit = fold[units[i]!]!;
      if (unit <= SKIP) {
        if (unit === BREAK_CHARACTER && !broken && !insideNumber(units, i)) {
          ids[count] = BREAK;
          starts[count] = i + shift;
          ends[count++] = i + 1 + shift;
          broken = true;
        }
        i++;
        continue;
      }
      const start = i;
      let end = i;
      let h1 = SEED_1;
      let h2 = SEED_2;
      while (unit > SKIP) {
        do {
          h1 = hashOn(h1, unit);
          h2 = (Math.imul(h2, 0x5bd1e995) + unit) | 0;
          unit = fold[units[++i]!]!;
        } while (unit > SKIP);
        end = i;
        while (unit === SKIP || (unit === HYPHEN && joins(text, units, start, i, h1))) unit = fold[units[++i]!]!;
      }
      let slot = (h1 ^ (h1 >>> 15)) & mask;
      let id = memo[slot * 2 + 1]!;
      while (id !== EMPTY && memo[slot * 2] !== h2) {
        slot = (slot + 1) & mask;
        id = memo[slot * 2 + 1]!;
      }
      if (id === EMPTY) {
        id = this.remember(text, start, end, h1, h2, slot);
        memo = this.memo;
        mask = this.capacity - 1;
      }
      ids[count] = id;
      starts[count] = start + shift;
      ends[count++] = end + shift;
      broken = false;
    }
    tokens.count = count;
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

  private unitsOf(text: string): Uint16Array {
    if (this.units.length <= text.length) {
      this.units = new Uint16Array(text.length * 2);
      this.bytes = Buffer.from(this.units.buffer);
    }
    this.bytes.write(text, 'utf16le');
    this.units[text.length] = BLANK;
    return this.units;
  }

  private remember(text: string, start: number, end: number, h1: number, h2: number, slot: number): number {
    const word = foldWord(text.slice(start, end));
    const id = word.length > MAX_WORD ? UNKNOWN : this.resolve(word);
    this.firstHashes[slot] = h1;
    this.memo[slot * 2] = h2;
    this.memo[slot * 2 + 1] = id;
    if (++this.remembered * 3 > this.capacity * 2) this.widen();
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
      let slot = (h1 ^ (h1 >>> 15)) & mask;
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

const emptyMemo = (capacity: number): Int32Array => new Int32Array(capacity * 2).fill(EMPTY);

/** Whether the hyphen at `at` joins the word that began at `start`, of first hash `h1`, with what follows. */
function joins(text: string, units: Uint16Array, start: number, at: number, h1: number): boolean {
  const size = at - start;
  if (size > 7 || FOLD[units[at + 1]!]! <= SKIP) return false;
  if (size === 1) return !isDigit(units[start]!) && !isDigit(units[at + 1]!);
  return JOINING_HASHES[h1 & 1_023] === 1 && JOINING.has(text.slice(start, at).toLowerCase());
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The point of "4.0" and the comma of "1,000" end no phrase. */
const insideNumber = (units: Uint16Array, at: number): boolean => isDigit(units[at - 1]!) && isDigit(units[at + 1]!);

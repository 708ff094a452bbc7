import type { Lexer } from '../lexer/lexer.js';
import { BREAK, STOP, Tokens, UNKNOWN } from '../lexer/tokens.js';

/** Matches of one text, in growing buffers that are used again: read `count` entries, keep none of the arrays. */
export class Hits {
  count = 0;
  /** Index into the phrases the matcher was built from. */
  phrase: Int32Array = new Int32Array(256);
  /** First and last token of the match (both inside it). */
  first: Int32Array = new Int32Array(256);
  last: Int32Array = new Int32Array(256);

  push(phrase: number, first: number, last: number): void {
    const at = this.count++;
    if (at === this.phrase.length) {
      this.phrase = widen(this.phrase);
      this.first = widen(this.first);
      this.last = widen(this.last);
    }
    this.phrase[at] = phrase;
    this.first[at] = first;
    this.last[at] = last;
  }
}

const widen = (from: Int32Array): Int32Array => {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
};

const NONE = -1;
/** Any run of stop-words inside a phrase is one symbol: "internet of things" = "internet of the things". */
const STOP_SYMBOL = STOP;
/** Nodes of their own for tokens that are no term, so that every token has one; none of them begins a phrase. */
const NO_TERMS = -UNKNOWN;

/**
 * Finds thousands of phrases in one pass over the tokens: a trie over term ids, its edges in one open-addressing table of ints.
 * A phrase matches its stems in a row; where it has stop-words, stop-words must stand, and nowhere else. All matches are reported,
 * by first token, the longest of each first token first, so that a reader can keep the longest of each owner.
 */
export class PhraseMatcher {
  /** Phrases without a single word to look for (only stop-words, or empty): never matched. */
  readonly unusable: readonly string[];
  /** Terms that can begin a phrase: the node of a phrase's first word is its term id + NO_TERMS, further nodes follow. */
  private readonly words: number;
  /**
   * By node: the phrase that ends there or NONE, and which symbols longer phrases go on with, one bit for each remainder by 32, so that
   * most tokens are told apart without a look at the edges.
   */
  private readonly nodes: Int32Array;
  private readonly edges: Int32Array;
  private readonly mask: number;
  /** Tokens of the text that may begin a match. */
  private places = new Int32Array(1_024);

  /** Equal phrases (after stemming) must be merged before: of two, only the first is reported. */
  constructor(lexer: Lexer, phrases: readonly string[]) {
    const unusable: string[] = [];
    const sequences = phrases.map((phrase) => {
      const symbols = phraseSymbols(lexer, phrase);
      if (symbols.length === 0) unusable.push(phrase);
      return symbols;
    });
    this.unusable = unusable;
    const size = sequences.reduce((sum, symbols) => sum + symbols.length, 0);
    // The first word of a phrase is a node of its own and needs no edge.
    const edges = sequences.reduce((sum, symbols) => sum + Math.max(0, symbols.length - 1), 0);
    let capacity = 16;
    while (capacity < edges * 2 + 2) capacity *= 2;
    this.mask = capacity - 1;
    this.edges = new Int32Array(capacity * 3).fill(NONE);
    this.words = lexer.vocabulary.size;
    const nodes = new Int32Array((NO_TERMS + this.words + size) * 2);
    for (let node = 0; node < nodes.length; node += 2) nodes[node] = NONE;
    this.nodes = nodes;
    let next = NO_TERMS + this.words;
    sequences.forEach((symbols, phrase) => {
      if (symbols.length === 0) return;
      let node = symbols[0]! + NO_TERMS;
      for (const symbol of symbols.slice(1)) {
        const parent = node;
        node = this.child(parent, symbol);
        if (node !== NONE) continue;
        node = next++;
        this.connect(parent, symbol, node);
        nodes[parent * 2 + 1]! |= 1 << (symbol & 31);
      }
      if (nodes[node * 2] === NONE) nodes[node * 2] = phrase;
    });
  }

  /** Appends all matches in `tokens` to `hits`. */
  match(tokens: Tokens, hits: Hits): void {
    const { count } = tokens;
    tokens.reserve(1);
    const { ids } = tokens;
    ids[count] = BREAK;
    const { nodes } = this;
    const found = this.findPlaces(ids, count);
    const { places } = this;
    for (let i = 0; i < found; i++) {
      const first = places[i]!;
      let node = ids[first]! + NO_TERMS;
      let ending = nodes[node * 2]!;
      let follow = nodes[node * 2 + 1]!;
      const base = hits.count;
      if (ending !== NONE) hits.push(ending, first, first);
      for (let at = first + 1; follow !== 0; at++) {
        const symbol = ids[at]!;
        if (symbol === BREAK || symbol === UNKNOWN || (follow & (1 << (symbol & 31))) === 0) break;
        if (symbol === STOP_SYMBOL) while (ids[at + 1] === STOP) at++;
        node = this.child(node, symbol);
        if (node === NONE) break;
        ending = nodes[node * 2]!;
        follow = nodes[node * 2 + 1]!;
        if (ending !== NONE) hits.push(ending, first, at);
      }
      if (hits.count - base > 1) reverse(hits, base);
    }
  }

  /**
   * The tokens that are a phrase, or that some phrase goes on from with a token like the next: a seventh of a text. Without branches, which
   * could not be foretold. Needs a break behind the tokens.
   */
  private findPlaces(ids: Int32Array, count: number): number {
    const { nodes, words } = this;
    if (this.places.length < count) this.places = new Int32Array(count * 2);
    const { places } = this;
    let found = 0;
    for (let first = 0; first < count; first++) {
      const id = ids[first]!;
      if (id >= words) continue;
      const node = (id + NO_TERMS) * 2;
      const may = (nodes[node]! - NONE) | (nodes[node + 1]! & (1 << (ids[first + 1]! & 31)));
      places[found] = first;
      found += (may | (0 - may)) >>> 31;
    }
    return found;
  }

  private child(node: number, symbol: number): number {
    const { edges, mask } = this;
    let slot = slotOf(node, symbol, mask);
    for (;;) {
      const at = slot * 3;
      if (edges[at + 2] === NONE) return NONE;
      if (edges[at] === node && edges[at + 1] === symbol) return edges[at + 2]!;
      slot = (slot + 1) & mask;
    }
  }

  private connect(parent: number, symbol: number, child: number): void {
    let slot = slotOf(parent, symbol, this.mask);
    while (this.edges[slot * 3 + 2] !== NONE) slot = (slot + 1) & this.mask;
    this.edges.set([parent, symbol, child], slot * 3);
  }
}

const slotOf = (node: number, symbol: number, mask: number): number => {
  const mixed = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(symbol + 2, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
};

/** Turns the hits from `base` on round; they share their first token. */
function reverse({ phrase, last, count }: Hits, base: number): void {
  for (let a = base, b = count - 1; a < b; a++, b--) {
    const longer = phrase[b]!;
    phrase[b] = phrase[a]!;
    phrase[a] = longer;
    const end = last[b]!;
    last[b] = last[a]!;
    last[a] = end;
  }
}

/**
 * The symbols a phrase is matched by: term ids with STOP_SYMBOL between them; stop-words at its ends fall away. The joined key of two
 * phrases is equal when they are the same phrase to the matcher.
 */
export function phraseSymbols(lexer: Lexer, phrase: string): number[] {
  const symbols: number[] = [];
  for (const id of lexer.lexPhrase(phrase)) {
    if (id !== STOP) symbols.push(id);
    else if (symbols.length > 0 && symbols.at(-1) !== STOP_SYMBOL) symbols.push(STOP_SYMBOL);
  }
  if (symbols.at(-1) === STOP_SYMBOL) symbols.pop();
  return symbols;
}

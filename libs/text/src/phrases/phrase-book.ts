import type { WeightedPhrases } from '#libs/domain';
import type { Lexer } from '../lexer/lexer.js';
import { foldWord } from '../lexer/fold.js';
import { BREAK, STOP, Tokens } from '../lexer/tokens.js';
import { PhraseMatcher, phraseSymbols } from './matcher.js';

/** Levels of proof, strongest first; their index is used in arrays. */
export const LEVELS = ['strong', 'medium', 'weak'] as const;

/**
 * The phrases of many owners (ecosystems, trends), each phrase once, and who claims it how strongly.
 * The claims on phrase p are `owner[j]`, `level[j]` for ptr[p] <= j < ptr[p + 1].
 */
export class PhraseBook {
  readonly matcher: PhraseMatcher;
  /** Phrases as first written. */
  readonly terms: readonly string[];
  readonly ptr: Int32Array;
  readonly owner: Int32Array;
  readonly level: Uint8Array;
  /** Phrases of stop-words, or of one word among them: their owners should mend them. */
  readonly unusable: readonly string[];

  /** An owner is known by its position. A phrase that one owner lists twice keeps its stronger level. */
  constructor(lexer: Lexer, owners: readonly WeightedPhrases[]) {
    const bare = new Set<string>();
    const kept = new Set<string>();
    for (const term of owners.flatMap((phrases) => LEVELS.flatMap((name) => phrases[name]))) {
      const words = wordsToKeep(lexer, term);
      if (words === null) bare.add(term);
      else for (const word of words) kept.add(word);
    }
    lexer.keep(kept);
    const claims = new Map<string, { term: string; by: Map<number, number> }>();
    const unusable: string[] = [];
    owners.forEach((phrases, owner) => {
      LEVELS.forEach((name, level) => {
        for (const term of phrases[name]) {
          const key = bare.has(term) ? '' : phraseSymbols(lexer, term).join(' ');
          if (key === '') {
            unusable.push(term);
            continue;
          }
          const claim = claims.get(key) ?? { term, by: new Map<number, number>() };
          if (!claim.by.has(owner)) claim.by.set(owner, level);
          claims.set(key, claim);
        }
      });
    });
    const list = [...claims.values()];
    this.terms = list.map((claim) => claim.term);
    this.unusable = unusable;
    this.ptr = Int32Array.from({ length: list.length + 1 }, () => 0);
    list.forEach((claim, phrase) => (this.ptr[phrase + 1] = this.ptr[phrase]! + claim.by.size));
    this.owner = Int32Array.from(list.flatMap((claim) => [...claim.by.keys()]));
    this.level = Uint8Array.from(list.flatMap((claim) => [...claim.by.values()]));
    this.matcher = new PhraseMatcher(lexer, this.terms);
  }

  /** Number of claims. */
  get size(): number {
    return this.owner.length;
  }
}

/** Stop-words that carry meaning at the end of a phrase: "gold mine", "oil well", "in vitro", "just transition". */
const MEANINGFUL = new Set(
  'around beyond down in just last made mine next off on out over same up used well'.split(' '),
);

/**
 * The stop-words at the ends of a phrase that has only one other word: without them "just transition" would be any transition and "gold
 * mine" any gold. Null when they carry no meaning ("the limited"): such a phrase cannot be told from its one word.
 */
function wordsToKeep(lexer: Lexer, phrase: string): string[] | null {
  const tokens = new Tokens(16);
  lexer.lex(phrase, tokens);
  const at = Array.from({ length: tokens.count }, (_, i) => i).filter((i) => tokens.ids[i] !== BREAK);
  const content = at.filter((i) => tokens.ids[i] !== STOP);
  if (content.length !== 1 || at.length === 1) return [];
  const edges = [at[0]!, at.at(-1)!]
    .filter((i) => tokens.ids[i] === STOP)
    .map((i) => foldWord(phrase.slice(tokens.starts[i], tokens.ends[i])));
  const kept = edges.filter((word) => MEANINGFUL.has(word));
  return kept.length > 0 || edges.length === 0 ? kept : null;
}

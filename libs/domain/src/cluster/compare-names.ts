import { COMMON_WORDS } from './legal-forms.js';
import type { OrganisationName } from './organisation-name.js';

export type NameVerdict = 'same' | 'review' | 'different';

export interface NameComparison {
  readonly verdict: NameVerdict;
  /** 0..1; 1 for equal keys. */
  readonly score: number;
  /** Why it is not simply the same, in a few words; empty when it is. */
  readonly doubt: string;
}

/** From here on one person should look at it; nothing below equality is taken without. */
const REVIEW_FROM = 0.78;
const SAME_FROM = 0.94;

/**
 * Whether two names are of one organisation. Precision first: the same only when all words that tell something agree, in the same number and
 * with no contradiction of legal form or country; near misses go to a person. Symmetric.
 *
 * The score is the share of the words' weight that finds its like (after Cohen, Ravikumar and Fienberg, "A comparison of string distance
 * metrics for name-matching tasks", 2003, soft TF-IDF): words that many organisations bear weigh a quarter.
 */
export function compareNames(a: OrganisationName, b: OrganisationName): NameComparison {
  if (a.key === '' || b.key === '') return { verdict: 'different', score: 0, doubt: 'nothing to compare' };
  const clash = contradiction(a, b);
  if (a.key === b.key || solid(a) === solid(b)) {
    if (!a.words.some(tells)) return { verdict: 'review', score: 0.9, doubt: 'only common words' };
    if (a.key.length < 3) return { verdict: 'review', score: 0.9, doubt: 'a very short name' };
    return clash ? { verdict: 'review', score: 0.95, doubt: clash } : { verdict: 'same', score: 1, doubt: '' };
  }
  const { score, exact } = overlap(a.words, b.words);
  if (score < REVIEW_FROM) return { verdict: 'different', score, doubt: '' };
  if (score >= SAME_FROM && exact && !clash) return { verdict: 'same', score, doubt: '' };
  return { verdict: 'review', score, doubt: clash ?? 'similar, not equal' };
}

const solid = (name: OrganisationName): string => name.words.join('');
const tells = (word: string): boolean => !COMMON_WORDS.has(word) && word.length > 1;

function contradiction(a: OrganisationName, b: OrganisationName): string | null {
  if (a.country && b.country && a.country !== b.country) return `registered in ${a.country} and ${b.country}`;
  const [x, y] = [a.form, b.form];
  if (x && y && x.family !== y.family && x.family !== 'open' && y.family !== 'open')
    return `${x.name} and ${y.name} are different legal forms`;
  return null;
}

/** Words of the shorter name that find their like in the longer one, each once; `exact` when only spellings differ, not words. */
function overlap(a: readonly string[], b: readonly string[]): { score: number; exact: boolean } {
  const free = new Set(b.map((_, i) => i));
  let shared = 0;
  let exact = a.length === b.length;
  let total = [...a, ...b].reduce((sum, word) => sum + weightOf(word), 0);
  if (total === 0) total = 1;
  for (const word of a) {
    let [best, at] = [0, -1];
    for (const i of free) {
      const like = likeness(word, b[i]!);
      if (like > best) [best, at] = [like, i];
    }
    if (at < 0) {
      exact = false;
      continue;
    }
    free.delete(at);
    shared += best * (weightOf(word) + weightOf(b[at]!));
    // A misspelt word that tells something may be another name: Bauer is not Baur.
    if (best < 0.95 && (tells(word) || tells(b[at]!))) exact = false;
  }
  return { score: shared / total, exact };
}

const weightOf = (word: string): number => (word.length <= 1 ? 0.2 : COMMON_WORDS.has(word) ? 0.25 : 1);

/** 1 for the same word, less for one letter off in a long word or for a word cut off; 0 for two words. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(a + b)) return 0;
  if (short.length >= 4 && long.startsWith(short)) return long.length - short.length <= 1 ? 0.96 : 0.85;
  return short.length >= 7 && oneEdit(short, long) ? 0.9 : 0;
}

/** Whether one insertion, deletion, substitution or swap of neighbours turns one into the other. */
function oneEdit(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}

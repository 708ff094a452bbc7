/**
 * Catalogue phrases are bare and lower case ("reusable launcher", "textile dyeing", "mrna vaccine"). To stand in a
 * sentence they need number, article and capitals. The rules are rough and err towards phrases that read well: a phrase
 * that is no noun, or that names a real company or agency, is left out (null).
 */
import {
  ACRONYMS,
  ADJECTIVES,
  COUNTABLE,
  COUNTABLE_ACRONYMS,
  FIXED,
  INVARIANT,
  MASS,
  NAMES,
  REAL_COMPANIES,
} from './noun-lists.js';

export interface NounForms {
  /** As a label or before a noun: "reusable launcher" in "reusable launcher programme". */
  readonly bare: string;
  /** Speaking of it in general: "reusable launchers", "textile dyeing". */
  readonly general: string;
  /** One of it: "a reusable launcher", "textile dyeing". */
  readonly one: string;
  /** Short and without preposition, so that it can stand before another noun. */
  readonly attributive: boolean;
}

const PREPOSITION = / (?:of|for|in|from|by|with|on|at|as|under|to|and) /;

export function nounForms(phrase: string): NounForms | null {
  const words = phrase.toLowerCase().split(/[\s/]+/);
  if (words.some((word) => REAL_COMPANIES.has(word)) || words.length > 6) return null;
  const bare = withCapitals(phrase);
  const attributive = words.length <= 3 && !PREPOSITION.test(phrase);
  if (FIXED.has(phrase)) return { bare, general: bare, one: bare, attributive };
  const cut = PREPOSITION.exec(phrase)?.index ?? phrase.length;
  const [front, rest] = [phrase.slice(0, cut), phrase.slice(cut)];
  const lastWord = front.split(' ').at(-1) as string;
  const head = lastWord.split('-').at(-1) as string;
  if (isAdjective(lastWord, head)) return null;
  if (isMass(lastWord, head)) return { bare, general: bare, one: bare, attributive };
  const many = INVARIANT.has(head) ? head : plural(withCapitals(head));
  const general = withCapitals(front.slice(0, front.length - head.length)) + many + withCapitals(rest);
  return { bare, general, one: `${article(bare)} ${bare}`, attributive };
}

function isAdjective(lastWord: string, head: string): boolean {
  if (ADJECTIVES.has(head) || ADJECTIVES.has(lastWord)) return true;
  if (/(?:less|ous|ive|able|ible|ic|ical|ed)$/.test(head) && lastWord.includes('-')) return !COUNTABLE.has(head);
  return /[^es]ed$/.test(head) && head.length > 5 && !/(?:seed|feed|weed|bed|speed|led|shed)$/.test(head);
}

function isMass(lastWord: string, head: string): boolean {
  if (COUNTABLE.has(head) || COUNTABLE_ACRONYMS.has(head) || INVARIANT.has(head)) return false;
  // Set phrases such as goods-to-person or gate-all-around.
  if (lastWord.split('-').length > 2 || ACRONYMS.has(head) || MASS.has(lastWord)) return true;
  if (MASS.has(head)) return true;
  if (/(?:ing|[ts]ion|ity|ness|ism|ship|ics|logy|graphy|ware|wear|ance|ence|ency|ment|cracy|omy)$/.test(head))
    return true;
  return /[^s]s$/.test(head);
}

export function plural(noun: string): string {
  if (noun === 'person') return 'people';
  if (/(?:tomat|potat|torped|carg|ech)o$/.test(noun)) return `${noun}es`;
  if (noun === 'foot') return 'feet';
  if (noun.endsWith('man') && noun !== 'human' && noun !== 'german') return `${noun.slice(0, -2)}en`;
  if (noun.endsWith('sis')) return `${noun.slice(0, -2)}es`;
  if (/(?:leaf|loaf|shelf|half|wolf|calf)$/.test(noun)) return `${noun.slice(0, -1)}ves`;
  if (/(?:[^f]life|wife|knife)$|^life$/.test(noun)) return `${noun.slice(0, -2)}ves`;
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

export function article(words: string): 'a' | 'an' {
  const first = words.split(/[\s-]/, 1)[0] as string;
  if (
    /^(?:[FHLMNRSX][A-Z0-9]|mRNA|8|11|18)/.test(first) &&
    !/^(?:LoRa|RAM|SAR|SAF|SIM|NAND|NATO|MEMS|FAIR)/.test(first)
  )
    return 'an';
  if (/^U[A-Z]/.test(first) || /^(?:eu|uni(?!n)|use|uti|one|ubi|ura|once)/i.test(first)) return 'a';
  return /^(?:[aeiou]|hour|honest|heir)/i.test(first) ? 'an' : 'a';
}

function withCapitals(phrase: string): string {
  return phrase
    .replace(/\bcar t\b/g, 'CAR T')
    .replace(
      /[\p{L}\p{N}]+/gu,
      (word) => ACRONYMS.get(word.toLowerCase()) ?? (NAMES.has(word) ? upperFirst(word) : word),
    );
}

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

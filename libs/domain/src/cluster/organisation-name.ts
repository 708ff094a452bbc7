import { COMMON_WORDS, FILLERS, LEGAL_FORMS, LONG_FORMS, SHORT_WORDS } from './legal-forms.js';
import { transliterate, withoutUmlauts } from './transliterate.js';

/** A name as it is compared. */
export interface OrganisationName {
  /** Words without legal form, shortened and joined: equal for two spellings of one name. Empty when nothing is left to compare. */
  readonly key: string;
  readonly words: readonly string[];
  /** Legal form as written and the family it is of; null when none is named. */
  readonly form: { readonly name: string; readonly family: string } | null;
  /** ISO code that registers add in brackets: `[DE]`. */
  readonly country: string | null;
  /** What two names must share to be compared at all: beginnings of the words that tell something. */
  readonly blocks: readonly string[];
}

const MAX_LENGTH = 300;
const BLOCK_LETTERS = 5;

/** Reads a name of a firm, university or institute in any of the usual spellings. Never throws; of long texts the first 300 characters count. */
export function readName(name: string): OrganisationName {
  const text = name.slice(0, MAX_LENGTH);
  const country = /\[([A-Z]{2})\]/.exec(text)?.[1] ?? null;
  const plain = transliterate(text.replace(/\[[A-Za-z]{2}\]|\bet al\.?\s*$|\(publ\)/gi, ' '))
    .replace(/['’`´]/g, '')
    .replace(/[+]/g, ' plus ')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let spaced = ` ${withoutUmlauts(joinLetters(plain))} `;
  for (const [pattern, form] of LONG_FORMS) spaced = spaced.replace(pattern, form);
  const all = spaced.split(' ').filter(Boolean);
  const { core, form } = withoutForm(all);
  const words = core.map((word) => SHORT_WORDS.get(word) ?? word).filter((word) => !FILLERS.has(word));
  const telling = words.filter((word) => !COMMON_WORDS.has(word) && word.length > 1);
  return {
    key: words.join(' '),
    words,
    form,
    country,
    blocks: [...new Set((telling.length > 0 ? telling : words).map((word) => word.slice(0, BLOCK_LETTERS)))],
  };
}

/** `s p a` -> `spa`, `i b m` -> `ibm`: letters by themselves are parts of one abbreviation. */
const joinLetters = (text: string): string => text.replace(/\b\p{L}(?: \p{L}\b)+/gu, (run) => run.replaceAll(' ', ''));

/** Legal forms stand at the end, some at the beginning; a name that consists of them keeps them. */
function withoutForm(words: readonly string[]): { core: string[]; form: OrganisationName['form'] } {
  const core = [...words];
  let form: OrganisationName['form'] = null;
  const take = (word: string): void => {
    const family = LEGAL_FORMS.get(word) as string;
    // The innermost form is the firm's own: of "Muller GmbH Holding" the GmbH.
    if (form === null || family !== 'open') form = { name: word, family };
  };
  while (core.length > 1 && LEGAL_FORMS.has(core.at(-1)!)) take(core.pop()!);
  while (core.length > 1 && STARTING.has(core[0]!)) take(core.shift()!);
  // Registers that put the surname first leave the form in the middle: "Bosch GmbH Robert".
  const inner = core.findIndex((word, i) => i > 0 && INNER.has(word));
  if (inner > 0) take(core.splice(inner, 1)[0]!);
  return { core, form };
}

/** Forms that some countries write before the name. */
const STARTING = new Set(['sarl', 'sas', 'sa', 'spa', 'oy', 'ab', 'ooo', 'pao', 'oao', 'uab', 'sia', 'ad', 'co']);
/** Forms that are no words of any language. */
const INNER = new Set(['gmbh', 'ltd', 'inc', 'llc', 'spa', 'sarl', 'srl', 'plc', 'aktiengesellschaft']);

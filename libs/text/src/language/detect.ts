import { languageOfScript } from './scripts.js';
import { STOP_WORDS } from './stop-words.js';
import { TRIGRAMS } from './trigrams.js';

/** Characters that are looked at: the language of a text shows early. */
const LOOKED_AT = 400;
/** Bits of a trigram that a language's table does not have. */
const UNKNOWN_BITS = 17;
/** Bits a small word of a language is worth, shared among the languages that have it. */
const SMALL_WORD_BITS = 9;
/** Bits that another language must be ahead of English: most signals are English, and their titles are full of names. */
const ENGLISH_AHEAD = 12;
/** Letters that few languages have, and the bits each occurrence is worth to those. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  řěů: ['cs'],
  ľĺŕ: ['sk'],
  łąęśźń: ['pl'],
  őű: ['hu'],
  șțăşţ: ['ro'],
  æø: ['da', 'no'],
  ä: ['de', 'fi', 'sv', 'et'],
  å: ['sv', 'da', 'no'],
  ß: ['de'],
  ñ: ['es'],
  ãõ: ['pt'],
  ėųį: ['lt'],
  āēīģķļņ: ['lv'],
  ħġċ: ['mt'],
  đć: ['hr'],
  ığ: ['tr'],
};
const LETTER_BITS = 6;
/** Letters below which nothing is said. */
const LEAST_LETTERS = 6;

const LANGUAGES = Object.keys(TRIGRAMS);
const ENGLISH = LANGUAGES.indexOf('en');
const GAINS = trigramGains();
const SMALL = smallWords();
const RARE = rareLetters();
const NOT_ASCII = /[^ -~]/g;

/**
 * The language of a text (ISO 639-1), or null when it has too few letters or none that are known. By script where a script gives it
 * away, else by a naive Bayes model over letter trigrams and small words.
 */
export function detectLanguage(text: string): string | null {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const byScript = languageOfScript(head);
  if (byScript) return byScript;
  const words = head.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.reduce((sum, word) => sum + word.length, 0) < LEAST_LETTERS) return null;
  const bits = new Float64Array(LANGUAGES.length);
  bits[ENGLISH] = ENGLISH_AHEAD;
  for (const word of words) {
    for (const language of SMALL.get(word) ?? []) bits[language]! += SMALL_WORD_BITS / SMALL.get(word)!.length;
    const padded = ` ${word} `;
    for (let i = 0; i + 2 < padded.length; i++) {
      const gains = GAINS.get(padded.slice(i, i + 3));
      if (gains) for (let language = 0; language < bits.length; language++) bits[language]! += gains[language]!;
    }
  }
  for (const letter of head.toLowerCase().match(NOT_ASCII) ?? [])
    for (const language of RARE.get(letter) ?? []) bits[language]! += LETTER_BITS / RARE.get(letter)!.length;
  let best = ENGLISH;
  for (let language = 0; language < bits.length; language++) if (bits[language]! > bits[best]!) best = language;
  return bits[best]! <= ENGLISH_AHEAD ? null : LANGUAGES[best]!;
}

/** For each trigram: the bits it is worth in each language, above an unknown one. */
function trigramGains(): Map<string, Float32Array> {
  const gains = new Map<string, Float32Array>();
  LANGUAGES.forEach((language, position) => {
    const table = TRIGRAMS[language]!;
    for (let i = 0; i + 3 < table.length; i += 4) {
      const trigram = table.slice(i, i + 3);
      const own = gains.get(trigram) ?? new Float32Array(LANGUAGES.length);
      own[position] = UNKNOWN_BITS - (4 + (table.charCodeAt(i + 3) - 97) / 2);
      gains.set(trigram, own);
    }
  });
  return gains;
}

function smallWords(): Map<string, number[]> {
  const languages = new Map<string, number[]>();
  LANGUAGES.forEach((language, position) => {
    for (const word of new Set(STOP_WORDS[language])) languages.set(word, [...(languages.get(word) ?? []), position]);
  });
  return languages;
}

function rareLetters(): Map<string, number[]> {
  return new Map(
    Object.entries(LETTERS).flatMap(([letters, languages]) =>
      [...letters].map((letter) => [letter, languages.map((language) => LANGUAGES.indexOf(language))] as const),
    ),
  );
}

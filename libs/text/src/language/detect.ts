import { languageOfScript } from './scripts.js';
import { STOP_WORDS } from './stop-words.js';
import { TrigramGains } from './trigram-gains.js';
import { TRIGRAMS } from './trigrams.js';

/** Characters that are looked at: the language of a text shows early. */
const LOOKED_AT = 200;
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
const LEAST_LETTERS = 15;

const LANGUAGES = Object.keys(TRIGRAMS);
const ENGLISH = LANGUAGES.indexOf('en');
const GAINS = new TrigramGains(TRIGRAMS, LANGUAGES, UNKNOWN_BITS);
const SMALL = smallWords();
const RARE = rareLetters();
const BLANK = 32;
/** Small words are no longer than this. */
const LONGEST_SMALL = 12;

/**
 * The language of a text (ISO 639-1), or null when it has too few letters or none that are known. By script where a script gives it
 * away, else by a naive Bayes model over letter trigrams and small words.
 */
export function detectLanguage(text: string): string | null {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const byScript = languageOfScript(head);
  if (byScript) return byScript;
  const bits = new Float64Array(LANGUAGES.length);
  bits[ENGLISH] = ENGLISH_AHEAD;
  if (addLetters(head.toLowerCase(), bits) < LEAST_LETTERS) return null;
  let best = ENGLISH;
  for (let language = 0; language < bits.length; language++) if (bits[language]! > bits[best]!) best = language;
  return bits[best]! <= ENGLISH_AHEAD ? null : LANGUAGES[best]!;
}

/** Adds what the words of a lower-case text are worth to each language; returns the number of letters. */
function addLetters(text: string, bits: Float64Array): number {
  let letters = 0;
  let start = -1;
  let before = BLANK;
  let last = BLANK;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : BLANK;
    const letter = isLetter(unit);
    if (letter) {
      letters++;
      if (start < 0) start = i;
      if (unit > 127)
        for (const language of RARE.get(unit) ?? []) bits[language]! += LETTER_BITS / RARE.get(unit)!.length;
    } else if (start >= 0) {
      const languages = i - start <= LONGEST_SMALL ? SMALL.get(text.slice(start, i)) : undefined;
      if (languages) for (const language of languages) bits[language]! += SMALL_WORD_BITS / languages.length;
      start = -1;
    } else continue;
    const own = letter ? unit : BLANK;
    if (last !== BLANK || before !== BLANK) GAINS.add(before, last, own, bits);
    before = letter ? last : BLANK;
    last = own;
  }
  return letters;
}

/** Latin letters with and without diacritics. */
function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 0xdf && unit < 0x250 && unit !== 0xf7);
}

function smallWords(): Map<string, number[]> {
  const languages = new Map<string, number[]>();
  LANGUAGES.forEach((language, position) => {
    for (const word of new Set(STOP_WORDS[language])) languages.set(word, [...(languages.get(word) ?? []), position]);
  });
  return languages;
}

function rareLetters(): Map<number, number[]> {
  return new Map(
    Object.entries(LETTERS).flatMap(([letters, languages]) =>
      [...letters].map(
        (letter) => [letter.charCodeAt(0), languages.map((language) => LANGUAGES.indexOf(language))] as const,
      ),
    ),
  );
}

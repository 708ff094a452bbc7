import { stemEnglish, type Stemmer } from '../lexer/stem.js';

/** The English stemmer, which stems each word form once: for several readers of the same texts. Keep it no longer than the texts. */
export function rememberingStemmer(): Stemmer {
  const stems = new Map<string, string>();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = stemEnglish(word);
      stems.set(word, stem);
    }
    return stem;
  };
}

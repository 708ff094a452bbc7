export { Hits, PhraseMatcher, phraseSymbols } from './matcher.js';
export { LEVELS, PhraseBook } from './phrase-book.js';

export { Lexer, type LexerOptions } from './lexer.js';
export { BREAK, STOP, UNKNOWN, Tokens } from './tokens.js';
export { Vocabulary } from './vocabulary.js';
export { stemEnglish, type Stemmer } from './stem.js';
export { ENGLISH_STOP_WORDS } from './stop-words.js';
export { FOLD, foldWord, withoutDiacritics } from './fold.js';

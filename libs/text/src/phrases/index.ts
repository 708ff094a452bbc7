export { Hits, PhraseMatcher, phraseSymbols } from './matcher.js';

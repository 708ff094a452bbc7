export { createReader, type Reader, type ReaderParts, type Reading } from './reader.js';
export type { LanguagePack } from './language-pack.js';

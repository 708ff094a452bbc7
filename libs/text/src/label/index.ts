export { Casing, sentenceCase } from './casing.js';
export { labelPhrases, type LabelPhrase } from './phrases.js';
export { nameOf } from './name.js';
export { isQuotable, quoteOf } from './summary.js';

export { Casing, sentenceCase } from './casing.js';
export { labelPhrases, type LabelPhrase } from './phrases.js';
export { subjects, type Subject } from './subjects.js';
export { isQuotable, quoteOf } from './summary.js';

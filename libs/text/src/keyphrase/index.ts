export { sentences, type Span } from './sentences.js';
export { keyphrases, type Keyphrase, type KeyphraseOptions } from './keyphrases.js';
export { summarise } from './summarise.js';
export { RelatedRows, type Related } from './related.js';

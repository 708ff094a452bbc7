export { sentences, type Span } from './sentences.js';

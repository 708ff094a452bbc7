export * from './lexer/index.js';
export * from './vectors/index.js';
export * from './svm/index.js';
export * from './phrases/index.js';
export * from './lsa/index.js';
export * from './group/index.js';
export * from './label/index.js';
export * from './keyphrase/index.js';

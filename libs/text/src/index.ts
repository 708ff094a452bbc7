export * from './lexer/index.js';
export * from './vectors/index.js';
export * from './svm/index.js';
export * from './phrases/index.js';

export * from './lexer/index.js';
export * from './vectors/index.js';

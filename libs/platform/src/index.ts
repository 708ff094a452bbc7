export * from './config/config.js';
export * from './data/catalogue.js';
export * from './data/project-root.js';
export * from './http/error.filter.js';
export * from './log/log.js';
export * from './http/request-log.js';

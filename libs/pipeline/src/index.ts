export * from './progress.js';
export * from './ingest/ingest.js';
export * from './read/read-signals.js';
export * from './discover/discover-trends.js';
export * from './place/publish-edition.js';
export * from './place/rebuild-edition.js';
export * from './universe/one-universe.js';
export * from './update.js';

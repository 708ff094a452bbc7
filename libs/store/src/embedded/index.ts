export { ensurePostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded-postgres.js';
export { defaultSettings, type ServerSettings } from './settings.js';

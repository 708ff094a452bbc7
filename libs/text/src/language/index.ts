export { detectLanguage } from './detect.js';
export { STOP_WORDS } from './stop-words.js';

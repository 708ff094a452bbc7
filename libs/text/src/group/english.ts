import { detectLanguage } from '../language/index.js';

/** Whether a text takes part: English by its declared language, else by detection; what is too short to tell passes. */
export const isEnglish = (source: string, lang: string | null | undefined): boolean =>
  (lang ?? detectLanguage(source) ?? 'en') === 'en';

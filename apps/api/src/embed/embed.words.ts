import { z } from 'zod';
import { FRONT_LANGUAGES } from '../front/language.js';

/** What a frame on somebody else's site may be asked for. What is not known is as if it were not said: a site of others must not break. */
export const embedQuery = z.object({
  theme: z.enum(['auto', 'light', 'dark']).catch('auto').describe('Light, dark, or as the device of the reader has it'),
  language: z.enum(FRONT_LANGUAGES).catch('en'),
  edition: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .catch(undefined)
    .describe('Number of an edition that the frame stays with; it follows the latest without it'),
});
export type EmbedQuery = z.infer<typeof embedQuery>;
type Language = EmbedQuery['language'];

const ENGLISH = {
  title: 'Trend radar: {name}',
  edition: 'Edition {number}, as of {day}',
  synthetic: 'Synthetic demo data.',
  open: 'Open this radar in Trend Universe',
  none: 'No trend has enough evidence here yet.',
  sure: '{share} sure of the ring',
  newTab: 'opens in a new tab',
};
export type Words = typeof ENGLISH;

export const WORDS: Readonly<Record<Language, Words>> = {
  en: ENGLISH,
  de: {
    title: 'Trendradar: {name}',
    edition: 'Ausgabe {number}, Stand {day}',
    synthetic: 'Synthetische Demodaten.',
    open: 'Dieses Radar in Trend Universe öffnen',
    none: 'Noch hat hier kein Trend genug Belege.',
    sure: 'Ring zu {share} sicher',
    newTab: 'öffnet sich in einem neuen Tab',
  },
  fr: {
    title: 'Radar des tendances : {name}',
    edition: 'Édition {number}, au {day}',
    synthetic: 'Données de démonstration synthétiques.',
    open: 'Ouvrir ce radar dans Trend Universe',
    none: 'Aucune tendance n’a encore assez de preuves ici.',
    sure: 'anneau sûr à {share}',
    newTab: 's’ouvre dans un nouvel onglet',
  },
};

/** Rings and segments are data in English; these are their names elsewhere. What is missing stays English. */
const NAMES: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = {
  de: {
    Act: 'Handeln',
    Prepare: 'Vorbereiten',
    Watch: 'Beobachten',
    '0-2 years': '0–2 Jahre',
    '2-5 years': '2–5 Jahre',
    '5-10 years': '5–10 Jahre',
    'Technologies and materials': 'Technologien und Materialien',
    'Data and automation': 'Daten und Automatisierung',
    'Climate and circularity': 'Klima und Kreislauf',
    'Markets and business models': 'Märkte und Geschäftsmodelle',
    'People, skills and rules': 'Menschen, Fähigkeiten, Regeln',
  },
  fr: {
    Act: 'Agir',
    Prepare: 'Préparer',
    Watch: 'Observer',
    '0-2 years': '0–2 ans',
    '2-5 years': '2–5 ans',
    '5-10 years': '5–10 ans',
    'Technologies and materials': 'Technologies et matériaux',
    'Data and automation': 'Données et automatisation',
    'Climate and circularity': 'Climat et circularité',
    'Markets and business models': 'Marchés et modèles d’affaires',
    'People, skills and rules': 'Personnes, compétences, règles',
  },
};
export const nameIn = (language: Language, english: string): string =>
  (language === 'en' ? undefined : NAMES[language][english]) ?? english.replace(/(\d)-(\d)/g, '$1–$2');

const DAYS = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
export const dayIn = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, DAYS).format(new Date(day));

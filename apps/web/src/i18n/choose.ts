import { type Catalogue, type Language, LANGUAGES, useCatalogue } from './t.js';

const NOTE = 'language';
const CATALOGUES: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
};

/** The language chosen on this device; English until one is. */
export function chosenLanguage(): Language {
  try {
    const name = localStorage.getItem(NOTE) ?? 'en';
    return name in LANGUAGES ? (name as Language) : 'en';
  } catch {
    return 'en';
  }
}

/** Reads the page anew in another language. */
export function chooseLanguage(name: Language): void {
  try {
    localStorage.setItem(NOTE, name);
  } catch {
    return;
  }
  location.reload();
}

/** Before the first drawing. A catalogue that cannot be read leaves the page in English. */
export async function loadLanguage(): Promise<void> {
  const name = chosenLanguage();
  const load = CATALOGUES[name];
  if (!load) return;
  try {
    useCatalogue(name, (await load()).default);
    document.documentElement.lang = name;
  } catch {
    // English it is.
  }
}

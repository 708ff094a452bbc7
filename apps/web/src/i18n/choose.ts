import { getJson } from '../api/client.js';
import { type Catalogue, chosenLanguage, type Language, useCatalogue } from './t.js';

const CATALOGUES: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
};

/** Reads the page anew in another language. */
export function chooseLanguage(name: Language): void {
  try {
    localStorage.setItem('language', name);
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
    const [{ default: words }, names] = await Promise.all([load(), ecosystemNames(name)]);
    useCatalogue(name, { ...words, ...names });
    document.documentElement.lang = name;
  } catch {
    // English it is.
  }
}

interface Named {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The ecosystems carry their names in all languages of the EU themselves. */
async function ecosystemNames(name: Language): Promise<Catalogue> {
  const ecosystems = await getJson<readonly Named[]>('/ecosystems').catch(() => []);
  return Object.fromEntries(
    ecosystems.map((ecosystem) => [ecosystem.name, ecosystem.labels?.[name] ?? ecosystem.name]),
  );
}

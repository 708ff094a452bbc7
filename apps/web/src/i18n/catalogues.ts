import type { Catalogue, Language } from './t.js';

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
};

interface Named {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The words of a language; `read` fetches the ecosystems, which carry their names in all languages of the EU themselves. */
export async function catalogueOf(name: Language, read: () => Promise<unknown>): Promise<Catalogue> {
  if (name === 'en') return {};
  const [{ default: words }, ecosystems] = await Promise.all([CATALOGUES[name](), read().catch(() => [])]);
  const names = (ecosystems as readonly Named[]).map((one) => [one.name, one.labels?.[name] ?? one.name]);
  return { ...words, ...Object.fromEntries(names) };
}

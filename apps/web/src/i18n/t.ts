/**
 * The words of the screen. The English sentence itself is the key: `t('Show {n} more', { n: 3 })`. A catalogue maps it to another language; what
 * it does not have stays English. Change the language and the page is read anew, so words need not be reactive.
 */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;
export type Catalogue = Readonly<Record<string, string>>;

/** The language chosen on this device; English until one is. */
export function chosenLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  try {
    const name = localStorage.getItem('language') ?? 'en';
    return name in LANGUAGES ? (name as Language) : 'en';
  } catch {
    return 'en';
  }
}

let language = chosenLanguage();
let catalogue: Catalogue = {};
let plurals = new Intl.PluralRules(language);

export function useCatalogue(name: Language, words: Catalogue): void {
  language = name;
  catalogue = words;
  plurals = new Intl.PluralRules(name);
}

/** For numbers and dates: British English, or the chosen language. */
export const locale = (): string => (language === 'en' ? 'en-GB' : language);

type Values = Readonly<Record<string, string | number>>;
const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A sentence in the language of the reader, with its gaps filled. */
export const t = (english: string, values: Values = {}): string => fill(catalogue[english] ?? english, values);

/** One or many, as `tn(n, '{n} trend', '{n} trends')`; both are keys. Write n yourself into `values` when it needs a format. */
export const tn = (n: number, one: string, many: string, values: Values = {}): string =>
  t(plurals.select(n) === 'one' ? one : many, { n, ...values });

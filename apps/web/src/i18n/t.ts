/**
 * The words of the screen. The English sentence itself is the key: `t('Show {n} more', { n: 3 })`. A catalogue maps it to another language; what
 * it does not have stays English. Change the language and the page is read anew, so words need not be reactive; the server sets it for each
 * drawing, which is one synchronous step.
 */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;
export type Catalogue = Readonly<Record<string, string>>;

export const isLanguage = (name: string): name is Language => Object.hasOwn(LANGUAGES, name);

let language: Language = 'en';
let catalogue: Catalogue = {};
let plurals = new Intl.PluralRules('en');

export function useCatalogue(name: Language, words: Catalogue): void {
  if (name !== language) plurals = new Intl.PluralRules(name);
  language = name;
  catalogue = words;
}

export const chosenLanguage = (): Language => language;

/** For numbers and dates: British English, or the chosen language. */
export const locale = (): string => (language === 'en' ? 'en-GB' : language);

/** `lang` of what stays English on a page of another language: sentences that the API composes, names of trends. */
export const inEnglish = (): 'en' | undefined => (language === 'en' ? undefined : 'en');

type Values = Readonly<Record<string, string | number>>;
const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A sentence in the language of the reader, with its gaps filled. */
export const t = (english: string, values: Values = {}): string =>
  fill(Object.hasOwn(catalogue, english) ? catalogue[english]! : english, values);

/** One or many, as `tn(n, '{n} trend', '{n} trends')`; both are keys. Write n yourself into `values` when it needs a format. */
export const tn = (n: number, one: string, many: string, values: Values = {}): string =>
  t(plurals.select(n) === 'one' ? one : many, { n, ...values });

/** Marks English in a table that is translated where it is shown, so that the catalogues are checked for it: `t(NAMES[kind])`. */
export const word = (english: string): string => english;

/** "a", "a and b", "a, b and c", as the language joins them. */
export const listed = (items: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);

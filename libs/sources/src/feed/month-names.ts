/** Languages whose month names feeds write out: those of the EU and their neighbours. */
const LANGUAGES =
  'en bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv nb is uk ru tr sr-Latn sr mk sq bs ca eu'.split(
    ' ',
  );

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Spellings that occur in feeds and in no dictionary. */
const ODD = new Map(
  Object.entries({
    maujus: 5,
    mrz: 3,
    sept: 9,
    juin: 6,
    juil: 7,
    aout: 8,
    fevr: 2,
    avr: 4,
  }),
);

const ENGLISH_NAME =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

const MAX_KNOWN = 2_000;
const known = new Map<string, number | null>();

/** Number of a month (1-12) by its name or abbreviation in any of the languages; null when unknown or not the same month in all of them. */
export function monthOf(word: string): number | null {
  let month = known.get(word);
  if (month === undefined) {
    month = findMonth(fold(word));
    // Feeds repeat their words; hostile ones do not.
    if (known.size < MAX_KNOWN) known.set(word, month);
  }
  return month;
}

function findMonth(name: string): number | null {
  if (name.length < 3) return null;
  const english = ENGLISH.indexOf(name.slice(0, 3));
  if (ENGLISH_NAME.test(name)) return english + 1;
  const found = ODD.get(name) ?? names().get(name);
  return found === undefined ? byPrefix(name) : found;
}

/** Without accents, case and dots: `Αύγ.` is `αυγ`. */
const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.]+/gu, '')
    .toLowerCase();

let table: Map<string, number | null> | null = null;

/** Names of all languages, from the platform's own locale data; null where languages disagree (`listopad` is October or November). */
function names(): Map<string, number | null> {
  if (table) return table;
  table = new Map();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      // With a day beside it, many languages put the name in the genitive.
      for (const options of [{ month }, { month, day: 'numeric' as const }]) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
        for (let at = 0; at < 12; at++)
          add(table, format.formatToParts(Date.UTC(2024, at, 5)).find((part) => part.type === 'month')?.value, at + 1);
      }
    }
  }
  return table;
}

function add(to: Map<string, number | null>, value: string | undefined, month: number): void {
  const name = fold(value ?? '');
  if (!/^\p{L}{3,}$/u.test(name)) return;
  const before = to.get(name);
  to.set(name, before === undefined || before === month ? month : null);
}

function byPrefix(name: string): number | null {
  const months = new Set<number | null>();
  for (const [full, month] of names()) {
    if (full.startsWith(name) || (full.length >= 5 && name.startsWith(full))) months.add(month);
  }
  return months.size === 1 ? [...months][0]! : null;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
let codeOf: Map<string, string> | null = null;

/** ISO 639-1 of the English name of a language, as in `German`; '' when it is none. */
export function languageCode(name: string): string {
  codeOf ??= englishNames();
  return codeOf.get(name.trim().toLowerCase()) ?? '';
}

function englishNames(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = names.of(code);
    // Withdrawn codes (`iw`, `in`, `ji`) have the names of those that replaced them: the canonical one counts.
    return name === undefined || Intl.getCanonicalLocales(code)[0] !== code
      ? []
      : [[name.toLowerCase(), code] as const];
  });
  return new Map(pairs);
}

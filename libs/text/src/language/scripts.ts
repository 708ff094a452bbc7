/** Unicode ranges by script, for texts that are not in the Latin alphabet. */
const RANGES: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x0370, 0x03ff, 'Greek'],
  [0x0400, 0x052f, 'Cyrillic'],
  [0x0590, 0x05ff, 'Hebrew'],
  [0x0600, 0x06ff, 'Arabic'],
  [0x0900, 0x097f, 'Devanagari'],
  [0x0e00, 0x0e7f, 'Thai'],
  [0x10a0, 0x10ff, 'Georgian'],
  [0x1f00, 0x1fff, 'Greek'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Han'],
  [0xac00, 0xd7af, 'Hangul'],
];
const ONE_LANGUAGE: Readonly<Record<string, string>> = {
  Greek: 'el',
  Hebrew: 'he',
  Arabic: 'ar',
  Devanagari: 'hi',
  Thai: 'th',
  Georgian: 'ka',
  Hangul: 'ko',
  Kana: 'ja',
};

/** Share of letters outside Latin from which the script decides. */
const DECISIVE = 0.3;

const BEYOND_LATIN = /[\u0370-\u1fff\u3040-\ud7a3]/;

/** The language that a script alone gives away; null for Latin script, for no letters, and for a tie of Cyrillic languages. */
export function languageOfScript(text: string): string | null {
  if (!BEYOND_LATIN.test(text)) return null;
  const counts = new Map<string, number>();
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit <= 0x24f)) letters++;
    if (unit < 0x370) continue;
    const script = RANGES.find(([from, to]) => unit >= from && unit <= to)?.[2];
    if (!script) continue;
    letters++;
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  // A Japanese text is mostly Han with some Kana; a Chinese one has no Kana.
  const kana = counts.get('Kana') ?? 0;
  const han = counts.get('Han') ?? 0;
  if (kana + han >= DECISIVE * letters && han + kana > 0) return kana * 20 >= han ? 'ja' : 'zh';
  const [script, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (count === 0 || count < DECISIVE * letters) return null;
  return script === 'Cyrillic' ? cyrillic(text) : (ONE_LANGUAGE[script] ?? null);
}

/** Ukrainian has і, ї, є; Russian ы, э; Macedonian and Serbian ј; Bulgarian many ъ and none of these. */
function cyrillic(text: string): string {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  if (count(/[іїєґ]/gi) > 0) return 'uk';
  if (count(/[ѓќѕ]/gi) > 0) return 'mk';
  if (count(/[јљњћђ]/gi) > 0) return 'sr';
  if (count(/[ыэё]/gi) > 0) return 'ru';
  return 'bg';
}

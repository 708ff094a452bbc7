/** Width of text without a browser: advance widths of the shipped face at weight 500, in thousandths of the size, a little generous. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[ijl|.,:;'’!]/, 300],
  [/[ft()\-r [\]/]/, 400],
  [/[mwMW@%]/, 930],
  [/[A-HJ-LN-VX-Z&]/, 690],
  [/[0-9]/, 610],
];
const OTHER = 600;

export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
  return (thousandths / 1000) * size;
}

/** Breaks a name into at most `lines` lines of about equal width; a word is never cut. */
export function wrap(text: string, lines: number, size: number): readonly string[] {
  const words = text.split(/\s+/).filter(Boolean);
  if (lines <= 1 || words.length <= 1) return [words.join(' ')];
  const target = textWidth(text, size) / lines;
  const result: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    const lastLine = result.length === lines - 1;
    const nearer = Math.abs(textWidth(longer, size) - target) <= Math.abs(textWidth(line, size) - target);
    if (!line || lastLine || nearer) line = longer;
    else {
      result.push(line);
      line = word;
    }
  }
  return [...result, line];
}

/**
 * Sentences with slots, compiled once. `{S}` names a slot; a slot that opens a sentence is written with a capital letter.
 * Compiling costs once per process, rendering is string concatenation: a million texts are written in well under a minute.
 */
export interface Template {
  readonly literals: readonly string[];
  readonly slots: readonly string[];
  /** Whether slot i opens a sentence. */
  readonly opens: readonly boolean[];
}

/** What fills the slots; called once per slot, left to right. */
export type FillSlot = (slot: string) => string;

export function compileTemplate(source: string): Template {
  const literals: string[] = [];
  const slots: string[] = [];
  const opens: boolean[] = [];
  source.split(/\{(\w+)\}/).forEach((piece, i) => {
    if (i % 2 === 0) {
      literals.push(piece);
      return;
    }
    const before = literals.at(-1) as string;
    slots.push(piece);
    opens.push((slots.length === 1 && before === '') || /[.?!] $/.test(before));
  });
  return { literals, slots, opens };
}

export const compileAll = (sources: readonly string[]): Template[] => sources.map(compileTemplate);

export function render(template: Template, fill: FillSlot): string {
  const { literals, slots, opens } = template;
  let text = literals[0] as string;
  for (let i = 0; i < slots.length; i += 1) {
    const word = fill(slots[i] as string);
    text += (opens[i] ? capitalised(word) : word) + (literals[i + 1] as string);
  }
  return text;
}

/** First letter in upper case, unless the word carries its own capitals (mRNA, eVTOL). */
export function capitalised(word: string): string {
  if (/^[a-z]+[A-Z]/.test(word)) return word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

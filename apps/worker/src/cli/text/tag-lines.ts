import type { Reader } from '#libs/text';
import type { IdentifiedText } from './text-rows.js';

/** The output of `text -- tag`: one JSON line per text. */
export function tagLines(reader: Reader, texts: readonly IdentifiedText[]): string {
  let lines = '';
  for (const text of texts) {
    const { lang, tags, trends } = reader.read(text);
    lines += `${JSON.stringify({ id: text.id, lang, ecosystems: tags, trends })}\n`;
  }
  return lines;
}

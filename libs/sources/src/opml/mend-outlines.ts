const OUTLINE = /<outline(?=\s)/gi;
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*(["'])/y;
/** What stands after a quote that closes a value: another attribute, or the end of the tag and then another tag. */
const AFTER_VALUE = /\s+[\w:.-]+\s*=\s*["']|\s*\/?>\s*(?:<|$)/y;

/**
 * Escapes quotes and tags inside attribute values: writers paste HTML into `description="..."`, and the first inner quote would then
 * end the value and lose the address behind it. Text outside of outlines stays as it is.
 */
export function mendOutlines(document: string): string {
  let mended = '';
  let done = 0;
  const starts = [...document.matchAll(OUTLINE)].map((match) => match.index);
  for (const [at, start] of starts.entries()) {
    const tag = document.slice(start, starts[at + 1] ?? document.length);
    mended += document.slice(done, start) + mendTag(tag);
    done = start + tag.length;
  }
  return mended + document.slice(done);
}

/** One `<outline ...` with all that follows up to the next one. */
function mendTag(tag: string): string {
  let mended = '<outline';
  let at = mended.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const attribute = ATTRIBUTE.exec(tag);
    if (!attribute) return mended + tag.slice(at);
    const from = at + attribute[0].length;
    const quote = attribute[2]!;
    const to = endOfValue(tag, from, quote);
    if (to < 0) return mended + tag.slice(at);
    const value = tag.slice(from, to).replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    mended += ` ${attribute[1]}="${value}"`;
    at = to + 1;
  }
}

function endOfValue(tag: string, from: number, quote: string): number {
  for (let at = tag.indexOf(quote, from); at >= 0; at = tag.indexOf(quote, at + 1)) {
    AFTER_VALUE.lastIndex = at + 1;
    if (AFTER_VALUE.test(tag)) return at;
  }
  return -1;
}

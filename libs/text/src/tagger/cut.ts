/** The words from `start` to `end` of a title and its text, counted as if a line break stood between them; nothing earns across it. */
export function cut(
  { title, text }: { readonly title: string; readonly text: string },
  start: number,
  end: number,
): string {
  const at = title.length + 1;
  return start < at ? title.slice(start, end) : text.slice(start - at, end - at);
}

/** Declarations as our components write them: custom properties, lengths, shares. Anything else is left out. */
const DECLARATION = /^(?:--)?[a-z][a-z-]*\s*:\s*[-\w\s.,%()#]+$/i;

/**
 * Takes style attributes out of HTML, since the policy of our pages forbids them, and gives them as one sheet of rules. Its hash goes into the
 * policy: text that became markup can still dress up nothing.
 */
export function liftStyles(html: string): { readonly html: string; readonly css: string } {
  const rules = new Map<string, number>();
  const lifted = html.replace(/(<[a-z][^<>]*?) style="([^"<>]*)"/gi, (whole, before: string, style: string) => {
    const clean = style
      .split(';')
      .map((part) => part.trim())
      .filter((part) => DECLARATION.test(part))
      .join(';');
    if (!clean) return before;
    const number = rules.get(clean) ?? rules.size;
    rules.set(clean, number);
    return `${before} data-s="${number}"`;
  });
  return { html: lifted, css: [...rules].map(([style, number]) => `[data-s="${number}"]{${style}}`).join('') };
}

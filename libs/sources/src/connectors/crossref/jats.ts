import { Parser } from 'htmlparser2';

/** Elements of JATS and HTML that stand inside a word or line. */
const INLINE = new Set(
  'italic bold sub sup sc i b em strong u span xref ext-link monospace named-content styled-content inline-formula underline roman sans-serif'.split(
    ' ',
  ),
);
/** What no reader of an abstract reads: formulas twice, as TeX. */
const SILENT = new Set(['tex-math', 'annotation', 'annotation-xml', 'script', 'style']);
/** The heading that nearly every abstract in JATS begins with. */
const HEADING = /^(?:abstract|summary|zusammenfassung|résumé|resumen|riassunto)\b[\s:.]*/i;

/** Plain text of a title or abstract as publishers deposit it: JATS (`<jats:p>`), HTML, MathML or plain, entities once or twice escaped. */
export function jatsText(markup: string): string {
  const once = dissolve(markup.slice(0, 400_000));
  // Deposits are often escaped a second time: `&amp;lt;i&amp;gt;`.
  const text = /&(?:amp|lt|gt|#\d+);|<\/?(?:jats:)?[a-z]+>/i.test(once) ? dissolve(once) : once;
  return text.replace(/\s+/g, ' ').trim();
}

/** An abstract without the heading "Abstract". */
export const jatsAbstract = (markup: string): string => jatsText(markup).replace(HEADING, '');

function dissolve(markup: string): string {
  const out: string[] = [];
  let silent = 0;
  const border = (name: string) => {
    if (!INLINE.has(name) && !name.startsWith('m:')) out.push(' ');
  };
  const parser = new Parser(
    {
      onopentag(raw) {
        const name = localOf(raw);
        if (SILENT.has(name)) silent++;
        border(name);
      },
      ontext(text) {
        if (silent === 0) out.push(text);
      },
      onclosetag(raw) {
        const name = localOf(raw);
        if (SILENT.has(name)) silent--;
        border(name);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(markup);
  return out.join('');
}

/** `jats:p` -> `p`; MathML keeps a mark (`m:mi`), for its elements are inside of formulas. */
const localOf = (name: string): string => {
  if (/^mml:|^m[ionr]?$|^msu[bp]$|^msubsup$|^math$/.test(name)) return `m:${name}`;
  return name.replace(/^[a-z0-9]+:/, '');
};

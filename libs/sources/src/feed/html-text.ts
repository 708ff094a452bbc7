import { Parser } from 'htmlparser2';
import { plainText } from '#libs/domain';

/** Longer texts are cut before they are read; a signal keeps 100,000 characters at most. */
const MAX_HTML = 500_000;
const MAX_DEPTH = 200;

/** Elements that stand inside a line: their borders are no borders of words (`H<sub>2</sub>O`). */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike ' +
    'strong sub sup tt u var wbr'
  ).split(' '),
);
/** Elements whose text is not meant for readers. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'applet', 'template', 'noembed']);

/** The text of an HTML fragment, without scripts and styles, entities decoded. White space is not yet folded. */
export function htmlText(html: string): string {
  const out: string[] = [];
  let silent = 0;
  let depth = 0;
  const border = (name: string) => {
    if (!INLINE_ELEMENTS.has(name)) out.push(' ');
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > MAX_DEPTH) throw new TooDeep();
        if (SILENT_ELEMENTS.has(name)) silent++;
        border(name);
      },
      ontext(text) {
        if (silent === 0) out.push(text);
      },
      onclosetag(name) {
        depth--;
        if (SILENT_ELEMENTS.has(name)) silent--;
        border(name);
      },
    },
    { decodeEntities: true },
  );
  const cut = mendDeclarations(html.slice(0, MAX_HTML));
  try {
    parser.end(cut);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return plainText(cut);
  }
  return out.join('');
}

class TooDeep extends Error {}

/** `<!` that opens no comment and no complete DOCTYPE is text; nested CDATA marks, which writers leave behind, hold text. */
function mendDeclarations(html: string): string {
  if (!html.includes('<!')) return html;
  const lastComment = html.lastIndexOf('<!--');
  const unclosed = lastComment >= 0 && !html.includes('-->', lastComment);
  const mended = unclosed ? html.slice(0, lastComment) + '&lt;' + html.slice(lastComment + 1) : html;
  return mended.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<!(?!--|doctype\b[^<>]*>)/gi, '&lt;!');
}

const CLOSING_OR_COMMON =
  /<\/[a-z][a-z0-9]*\s*>|<(?:br|p|img|hr|div|span|a|b|i|em|strong|li|script|style|iframe)(?:\s[^<>]*)?\/?>|<!--/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/** Whether a text that may be either is HTML: RSS does not say. `a < b` and `the <blink> tag` are not. */
export const looksLikeHtml = (text: string): boolean => REFERENCE.test(text) || CLOSING_OR_COMMON.test(text);

/** One line of well-formed text: control characters, NUL and lone surrogates removed, white space folded. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd\s]+/g, ' ')
    .trim();

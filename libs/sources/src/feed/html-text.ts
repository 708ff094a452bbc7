import { decodeHTML } from 'entities';

/** Longer texts are cut before they are read; a signal keeps 100,000 characters at most. */
const MAX_HTML = 500_000;

/** Elements that stand inside a line: their borders are no borders of words (`H<sub>2</sub>O`). */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike ' +
    'strong sub sup tt u var wbr'
  ).split(' '),
);
/** Elements whose text is not meant for readers. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'applet', 'template', 'noembed']);

const names = (set: ReadonlySet<string>) => [...set].join('|');
/** Comments and silent elements: the one that begins first holds the other. */
const UNSEEN = new RegExp(
  `<!--[^]*?(?:-->|$)|<(${names(SILENT_ELEMENTS)})(?![a-z0-9-])[^>]*>[^]*?(?:</\\1\\s*>|$)`,
  'gi',
);
/** Quotes may hold `>`; a quote that never ends is none. Each alternative begins with another character: linear. */
const REST_OF_TAG = `(?:(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<>]*>)`;
const INLINE_TAG = new RegExp(`</?(?:${names(INLINE_ELEMENTS)})(?![a-z0-9-])${REST_OF_TAG}`, 'gi');
const TAG = new RegExp(`</?[a-z]${REST_OF_TAG}|<[!?][a-z][^<>]*>`, 'gi');

/** The text of an HTML fragment, without scripts and styles, entities decoded. White space is not yet folded. Linear in its length. */
export function htmlText(html: string): string {
  let text = html.slice(0, MAX_HTML);
  if (text.includes('<')) {
    text = mendDeclarations(text)
      .replace(UNSEEN, (all) => (all.startsWith('<!--') ? '' : ' '))
      .replace(INLINE_TAG, '')
      .replace(TAG, ' ');
  }
  return text.includes('&') ? decodeHTML(text) : text;
}

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
/** Whatever has attributes is markup, not words: `<embed src="...">`. */
const WITH_ATTRIBUTE = /<[a-z][a-z0-9]*\s+[a-z-]+\s*=\s*["'\w][^<>]*>/i;
/** Marks that a writer escaped with what they enclose. */
const CDATA = /^\s*<!\[CDATA\[/;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/** Whether a text that may be either is HTML: RSS does not say. `a < b` and `the <blink> tag` are not. */
export const looksLikeHtml = (text: string): boolean =>
  REFERENCE.test(text) || CDATA.test(text) || CLOSING_OR_COMMON.test(text) || WITH_ATTRIBUTE.test(text);

/** One line of well-formed text: control characters, NUL and lone surrogates removed, white space folded. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd\s]+/g, ' ')
    .trim();

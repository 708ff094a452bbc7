import { isElement, type XmlElement } from '../xml/tree.js';
import { htmlText, INLINE_ELEMENTS, looksLikeHtml, oneLine, SILENT_ELEMENTS } from './html-text.js';
import { repairMojibake } from './mojibake.js';

/** `guess`: RSS leaves open whether a text is HTML. */
type Reading = 'plain' | 'html' | 'guess' | 'base64' | 'none';

/** The plain text of an element that holds text for readers, by the rules of its kind of feed; '' when there is none. */
export function readText(element: XmlElement, atom: boolean): string {
  const reading = atom ? readingOfAtom(element) : 'guess';
  if (reading === 'none') return '';
  const inline = flatten(element);
  const text = repairMojibake(reading === 'base64' ? fromBase64(inline) : inline);
  const isHtml = reading === 'html' || ((reading === 'guess' || reading === 'base64') && looksLikeHtml(text));
  return oneLine(isHtml ? htmlText(text) : text);
}

/** The text of an element that holds a name, an address or a date: no markup is expected in it. */
export const readPlain = (element: XmlElement): string => oneLine(repairMojibake(flatten(element)));

/**
 * RFC 4287, 3.1 and 4.1.3, and Atom 0.3 with its `mode`. A wrong or missing type is treated as a reader would: inline markup is dissolved
 * anyway, so only the choice between literal and escaped text matters.
 */
function readingOfAtom(element: XmlElement): Reading {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  if (mode === 'base64') return 'base64';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === '' || type === 'text' || type === 'text/plain') return mode === 'escaped' ? 'guess' : 'plain';
  // Inside real markup what is escaped is text; without any, the writer meant escaped HTML.
  if (type === 'xhtml' || type.endsWith('+xml') || type.endsWith('/xml'))
    return element.children.some(isElement) ? 'plain' : 'guess';
  if (type.startsWith('text/')) return 'guess';
  if (/^(?:image|audio|video|multipart|message)\//.test(type)) return 'none';
  return type.includes('/') ? 'base64' : 'guess';
}

/** Text of an element with its inline markup dissolved: scripts left out, blocks set apart. */
function flatten(element: XmlElement): string {
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children
    .map((child) => {
      if (!isElement(child)) return child;
      if (SILENT_ELEMENTS.has(child.local)) return ' ';
      return INLINE_ELEMENTS.has(child.local) ? flatten(child) : ` ${flatten(child)} `;
    })
    .join('');
}

function fromBase64(text: string): string {
  const packed = text.replace(/\s+/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'));
  } catch {
    return '';
  }
}

import { unexpectedAnswer } from '../../fetch/source-error.js';
import { isElement, parseXml, type XmlElement } from '../../xml/tree.js';
import { fieldsOf, listOf, readJsonBytes } from '../shared/fields.js';

/** Deeper nesting is not looked at. */
const MAX_DEPTH = 60;

/**
 * An answer of OPS as a tree, whether it came as XML or as JSON. The JSON is the XML rewritten: `@` before attributes, `$` for text, and
 * an object where there is one element of a name, a list where there are several. Names lose their prefix.
 */
export function readTree(bytes: Uint8Array): XmlElement {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (!body.trimStart().startsWith('{')) return parseXml(body).root;
  const json = readJsonBytes(bytes);
  if ('error' in json) throw unexpectedAnswer(`EPO OPS sent damaged JSON: ${json.error}`);
  return elementOf('', json.value, 0);
}

function elementOf(name: string, value: unknown, depth: number): XmlElement {
  const attributes = new Map<string, string>();
  const children: (XmlElement | string)[] = [];
  if (typeof value === 'string' || typeof value === 'number') children.push(String(value));
  for (const [key, inner] of depth < MAX_DEPTH ? Object.entries(fieldsOf(value)) : []) {
    if (key.startsWith('@')) attributes.set(key.slice(1).toLowerCase(), String(inner));
    else if (key === '$') children.push(String(inner));
    else for (const one of listOf(inner)) children.push(elementOf(key, one, depth + 1));
  }
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  return { name: local, local, attributes, children };
}

/** Elements of this name at any depth, outermost first; none inside another. */
export function* below(element: XmlElement | undefined, local: string): Generator<XmlElement> {
  for (const child of element?.children ?? []) {
    if (!isElement(child)) continue;
    if (child.local === local) yield child;
    else yield* below(child, local);
  }
}

export const childrenOf = (element: XmlElement, local: string): XmlElement[] =>
  element.children.filter((child): child is XmlElement => isElement(child) && child.local === local);

/** All text inside, folded to one line. */
export const textIn = (element: XmlElement | undefined): string =>
  (element?.children ?? [])
    .map((child) => (isElement(child) ? textIn(child) : child))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Text of the first element of this name below. */
export const textBelow = (element: XmlElement | undefined, local: string): string =>
  textIn(below(element, local).next().value ?? undefined);

export const attributeOf = (element: XmlElement | undefined, name: string): string =>
  element?.attributes.get(name)?.trim() ?? '';

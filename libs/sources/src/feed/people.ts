import { isElement, type XmlElement } from '../xml/tree.js';
import { readPlain } from './text-construct.js';

const EMAIL = /[^\s<>()@,;:"]+@[^\s<>()@,;:"]+\.[^\s<>()@,;:".]+/;

/** Names of the people an element names: `<author><name>`, or text like `jane@example.com (Jane Doe)`. An e-mail address only for lack of a name. */
export function readPerson(element: XmlElement): string | null {
  const parts = element.children.filter(isElement);
  const part = (name: string) => parts.find((child) => child.local === name);
  const named = part('name');
  if (named) return nameOf(readPlain(named)) ?? emailOf(part('email'));
  return emailOf(part('email')) ?? nameOf(readPlain(element));
}

function nameOf(text: string): string | null {
  const email = EMAIL.exec(text)?.[0];
  if (email === undefined) return text || null;
  const name = text
    .replace(email, ' ')
    .replace(/[()<>"]|mailto:/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name || email;
}

const emailOf = (element: XmlElement | undefined): string | null => (element ? readPlain(element) || null : null);

import { Parser } from 'htmlparser2';
import { takeDoctype } from './doctype.js';
import { canonicalName, type Namespaces, NO_NAMESPACES, namespacesOf } from './namespaces.js';
import { decodeReferences, type OwnEntities } from './references.js';

/** An element of a document, its name made independent of the prefixes its author chose. */
export interface XmlElement {
  /** `title` for the vocabularies of feeds, `dc:date` for known extensions, `{uri}name` for unknown ones; lower case. */
  readonly name: string;
  /** Local name, lower case, whatever its namespace. */
  readonly local: string;
  /** Lower-case local names, except `xml:base` and `xml:lang`, which keep their prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

export interface XmlDocument {
  /** A nameless element around everything. */
  readonly root: XmlElement;
  /** Why the rest of the document was given up; what was read before is in the tree. */
  readonly error?: string;
}

/** Deeper nesting is an attack or garbage. */
const MAX_DEPTH = 250;
/** Elements never closed cost the parser quadratic time. */
const MAX_UNCLOSED = 2_000;
const MAX_ELEMENTS = 2_000_000;

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** What is known of the vocabulary helps to mend what is not well-formed. */
export interface XmlVocabulary {
  /** Elements that cannot stand inside their like: an open one is closed where the next begins. */
  readonly items?: ReadonlySet<string>;
  /** Elements of one line that cannot hold other `fields`: an open one is closed where a field begins. */
  readonly leaves?: ReadonlySet<string>;
  /** None of them stands directly in its like. */
  readonly fields?: ReadonlySet<string>;
  /** A namespace URI that counts as the vocabulary of feeds. */
  readonly alsoCore?: string;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Reads XML as it comes, well-formed or not: unclosed and crossed tags, bare ampersands, missing quotes and HTML entities are all
 * taken as a browser would.
 */
export function parseXml(
  document: string,
  { items = NONE, leaves = NONE, fields = NONE, alsoCore }: XmlVocabulary = {},
): XmlDocument {
  const { body, entities } = takeDoctype(document);
  const root: XmlElement = { name: '', local: '', attributes: new Map(), children: [] };
  const open: { element: XmlElement; raw: string; namespaces: Namespaces }[] = [
    { element: root, raw: '', namespaces: NO_NAMESPACES },
  ];
  let inCdata = false;
  let elements = 0;
  let unclosed = 0;

  const closeFrom = (at: number) => {
    if (at > 0) open.splice(at);
  };
  const parser = new Parser(
    {
      onopentag(raw, given) {
        if (open.length > MAX_DEPTH) throw new TooMuch(`elements are nested deeper than ${MAX_DEPTH}`);
        if (++unclosed > MAX_UNCLOSED) throw new TooMuch(`more than ${MAX_UNCLOSED} elements are never closed`);
        if (++elements > MAX_ELEMENTS) throw new TooMuch(`there are more than ${MAX_ELEMENTS} elements`);
        const namespaces = namespacesOf(given, open.at(-1)!.namespaces);
        const name = canonicalName(raw, namespaces, alsoCore);
        if (items.has(name)) closeFrom(open.findIndex((o) => o.element.name === name || leaves.has(o.element.name)));
        else if (fields.has(name)) {
          closeFrom(open.findIndex((o) => leaves.has(o.element.name)));
          if (open.at(-1)!.element.name === name) closeFrom(open.length - 1);
        }
        const element: XmlElement = {
          name,
          local: localOf(raw),
          attributes: attributesOf(given, entities),
          children: [],
        };
        open.at(-1)!.element.children.push(element);
        open.push({ element, raw, namespaces });
      },
      ontext(text) {
        addText(open.at(-1)!.element, inCdata ? text : decodeReferences(text, entities));
      },
      onclosetag(raw) {
        unclosed--;
        closeFrom(open.findLastIndex((o) => o.raw === raw));
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  try {
    parser.end(body);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { root, error: `the document is given up where ${error.message}` };
  }
  return { root };
}

class TooMuch extends Error {}

const localOf = (raw: string): string => raw.slice(raw.indexOf(':') + 1).toLowerCase();

/** Text comes in pieces (one per reference at worst); joined here, so that readers see whole runs. */
function addText(element: XmlElement, text: string): void {
  const { children } = element;
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}

function attributesOf(given: Readonly<Record<string, string>>, entities: OwnEntities): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [raw, value] of Object.entries(given)) {
    const lower = raw.toLowerCase();
    if (lower === 'xmlns' || lower.startsWith('xmlns:')) continue;
    const name = lower.startsWith('xml:') ? lower : localOf(raw);
    if (!attributes.has(name)) attributes.set(name, decodeReferences(value, entities));
  }
  return attributes;
}

/** Declared prefixes in force: those of an element, then those around it. A chain, so that no element copies what it inherits. */
export interface Namespaces {
  /** Prefix ('' for the default) -> namespace URI. */
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Namespaces | null;
}

export const NO_NAMESPACES: Namespaces = { own: new Map(), outer: null };

function uriOf(prefix: string, namespaces: Namespaces): string | undefined {
  for (let scope: Namespaces | null = namespaces; scope; scope = scope.outer) {
    const uri = scope.own.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** The vocabularies of feeds themselves: their elements are called by their bare names. */
const CORE = [
  /^$/,
  /^https?:\/\/backend\.userland\.com\/rss/,
  /^https?:\/\/blogs\.law\.harvard\.edu\/tech\/rss/,
  /^https?:\/\/(?:www\.)?purl\.org\/rss\/1\.0\/?$/,
  /^https?:\/\/(?:www\.)?purl\.org\/net\/rss1\.1#$/,
  /^https?:\/\/channel\.netscape\.com\/rdf\/simple\/0\.9\/?$/,
  /^https?:\/\/my\.netscape\.com\/(?:rdf|publish)\/[\w./]*$/,
  /^https?:\/\/example\.com\/newformat#$/,
  /^https?:\/\/example\.com\/necho$/,
  /^https?:\/\/purl\.org\/echo\/?$/,
  /^uri\/of\/echo\/namespace#$/,
  /^https?:\/\/purl\.org\/pie\/?$/,
  /^https?:\/\/purl\.org\/atom\/ns#/,
  /^https?:\/\/purl\.org\/atom-blog\/ns#/,
  /^https?:\/\/(?:www\.)?w3\.org\/2005\/atom\/?$/,
];

/** Extensions that say something about an entry, by the prefix that everybody uses for them. */
const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.[01]\/?$/, 'dc'],
  [/^https?:\/\/purl\.org\/metadata\/dublin_core/, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\/?$/, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/link\/?$/, 'l'],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/02\/22-rdf-syntax-ns#?$/, 'rdf'],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/xhtml\/?$/, 'xhtml'],
  [/^https?:\/\/(?:www\.)?w3\.org\/xml\/1998\/namespace$/, 'xml'],
  [/^https?:\/\/(?:www\.|search\.|tools\.)?(?:yahoo|video\.search\.yahoo)\.com\/mrss\/?$/, 'media'],
  [/\/dtds\/podcast-1\.0\.dtd$/, 'itunes'],
  [/^https?:\/\/rssnamespace\.org\/feedburner\/ext\/1\.0$/, 'feedburner'],
  [/^https?:\/\/prismstandard\.org\/namespaces\//, 'prism'],
  [/^https?:\/\/(?:www\.)?opengis\.net\/gml/, 'gml'],
  [/^https?:\/\/(?:www\.)?georss\.org\/georss/, 'georss'],
];

/** Prefixes that are taken at their word where a feed forgot to declare them. */
const UNDECLARED = new Set(['dc', 'dcterms', 'content', 'rdf', 'xhtml', 'media', 'itunes', 'feedburner', 'prism']);
const UNDECLARED_CORE = new Set(['atom', 'rss', 'a10']);

/** The namespaces in force inside an element that carries these attributes. */
export function namespacesOf(attributes: Readonly<Record<string, string>>, outer: Namespaces): Namespaces {
  let own: Map<string, string> | null = null;
  for (const [name, uri] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    own ??= new Map();
    own.set(name.slice(6).toLowerCase(), uri.trim().toLowerCase());
  }
  return own ? { own, outer } : outer;
}

const known = new Map<string, string>();

/**
 * `title`, `dc:date` or `{uri}name` for the name as the document writes it (`rss:title`, `foo:date`). `alsoCore` is the URI of a
 * vocabulary that is to count as that of feeds, for feeds that invent their own.
 */
export function canonicalName(raw: string, namespaces: Namespaces, alsoCore?: string): string {
  const colon = raw.indexOf(':');
  const prefix = raw.slice(0, Math.max(colon, 0)).toLowerCase();
  const local = raw.slice(colon + 1).toLowerCase();
  const uri = uriOf(prefix, namespaces);
  if (uri === undefined) {
    if (prefix === '' || UNDECLARED_CORE.has(prefix)) return local;
    return UNDECLARED.has(prefix) ? `${prefix}:${local}` : `{${prefix}}${local}`;
  }
  if (uri === alsoCore) return local;
  const short = shortOf(uri);
  if (short === '') return local;
  return short.endsWith('}') ? short + local : `${short}:${local}`;
}

function shortOf(uri: string): string {
  const found = known.get(uri);
  if (found !== undefined) return found;
  const short = CORE.some((pattern) => pattern.test(uri))
    ? ''
    : (EXTENSIONS.find(([pattern]) => pattern.test(uri))?.[1] ?? `{${uri}}`);
  // Hostile feeds could name a million namespaces.
  if (known.size < 1_000) known.set(uri, short);
  return short;
}

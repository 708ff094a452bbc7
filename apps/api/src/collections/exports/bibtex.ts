import { type Exported, inOrder } from './exported.js';
import { type Reference, referenceOf } from './reference.js';

const TYPES: Readonly<Record<Reference['type'], string>> = {
  article: 'article',
  preprint: 'online',
  patent: 'patent',
  news: 'article',
  web: 'online',
  other: 'misc',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What LaTeX would act on, written so that it stands as itself. Braces are named, not escaped: BibTeX counts every brace, with a backslash or
 * without, and one too many would swallow the entries that follow.
 */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
};

export const escapeTex = (text: string): string => text.replace(/[\\{}~^$&#%_]/g, (special) => SPECIAL[special]!);

/**
 * A collection as BibTeX, with the types and fields that BibLaTeX has for patents and pages of the web, in UTF-8. Organisations are corporate
 * names, kept whole by braces of their own.
 */
export function collectionBibtex(exported: Exported): string {
  const taken = new Set<string>();
  return inOrder(exported)
    .map((item) => entry(referenceOf(item, exported.base), taken))
    .join('\n');
}

function entry(reference: Reference, taken: Set<string>): string {
  const { type, date } = reference;
  const corporate = reference.organisations.map((name) => `{${escapeTex(name)}}`).join(' and ');
  const patent = type === 'patent';
  const fields: (readonly [string, string])[] = [
    // Braces of its own keep capitals as they are.
    ['title', `{${escapeTex(reference.title)}}`],
    ['author', patent ? corporate : ''],
    ['holder', patent ? corporate : ''],
    ['number', patent ? escapeTex(reference.number ?? '') : ''],
    ['type', patent ? 'patent' : ''],
    ['location', patent ? escapeTex(reference.country ?? '') : ''],
    [fieldOfPublisher(type), escapeTex(reference.publisher)],
    ['entrysubtype', type === 'news' ? 'newspaper' : ''],
    ['year', date?.slice(0, 4) ?? ''],
    ['eprint', escapeTex(reference.arxiv ?? '')],
    ['eprinttype', reference.arxiv ? 'arxiv' : ''],
    ['doi', address(reference.doi ?? '')],
    ['url', address(reference.url)],
    ['abstract', escapeTex(reference.abstract)],
    ['keywords', reference.keywords.map((word) => escapeTex(word.replaceAll(',', ' '))).join(', ')],
    ['note', escapeTex(patent || !corporate ? '' : `Organisations: ${reference.organisations.join('; ')}`)],
    ['annotation', escapeTex(reference.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  if (date) lines.push(`  month = ${MONTHS[Number(date.slice(5, 7)) - 1]},`);
  return [`@${TYPES[type]}{${keyOf(reference, taken)},`, ...lines, '}', ''].join('\n');
}

function fieldOfPublisher(type: Reference['type']): string {
  if (type === 'article' || type === 'news') return 'journal';
  return type === 'other' ? 'howpublished' : 'organization';
}

/** Addresses are taken as they are; what could end the field or an argument is written as in the address bar. */
const address = (url: string): string => url.replace(/[{}\\\s"]/g, (special) => encodeURIComponent(special));

/** A key of letters, digits and dashes, once in the file. */
function keyOf({ id, date }: Reference, taken: Set<string>): string {
  const plain = id
    .normalize('NFKD')
    .replace(/^https?:\/\//, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const key = plain || `item-${date ?? 'undated'}`;
  let free = key;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${key}-${n}`;
  taken.add(free.toLowerCase());
  return free;
}

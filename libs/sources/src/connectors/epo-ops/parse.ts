import type { InputRow } from '../../file/row.js';
import type { XmlElement } from '../../xml/tree.js';
import type { SourceRow } from '../connector.js';
import { mostFrequent, noAnswer, present } from '../shared/fields.js';
import { attributeOf, below, childrenOf, readTree, textBelow, textIn } from './tree.js';

export interface PublicationsPage {
  readonly rows: InputRow[];
  /** Hits of the query in all. */
  readonly total: number;
}

/** Publications of an answer of `published-data/search/biblio`, XML or JSON. Throws when the payload is none. */
export function parsePublications(bytes: Uint8Array): PublicationsPage {
  const tree = readTree(bytes);
  const search = below(tree, 'biblio-search').next().value ?? undefined;
  if (search === undefined) throw noAnswer('EPO OPS', 'list of publications', bytes);
  const documents = [...below(search, 'exchange-document')];
  return {
    rows: documents.map((document, at) => ({ row: at + 1, bytes: bytes.length, ...readDocument(document) })),
    total: Number(attributeOf(search, 'total-result-count')) || documents.length,
  };
}

function readDocument(document: XmlElement): Pick<InputRow, 'value' | 'error'> {
  const reference = [...below(document, 'publication-reference')].flatMap((one) => childrenOf(one, 'document-id'));
  const docdb = reference.find((id) => attributeOf(id, 'document-id-type') === 'docdb') ?? reference[0];
  const number = ['country', 'doc-number', 'kind']
    .map((part) => attributeOf(document, part) || textBelow(docdb, part))
    .join('');
  if (number === '') return { error: 'the publication has no number' };
  if (attributeOf(document, 'status') === 'not found') return { error: `OPS has no data of ${number}` };
  const title = inEnglish([...below(document, 'invention-title')]);
  const applicants = [...below(document, 'applicant')];
  const family = attributeOf(document, 'family-id');
  return {
    value: present<SourceRow>({
      id: `epo:${number}`,
      kind: 'patent',
      title: textIn(title),
      text: textIn(inEnglish(childrenOf(document, 'abstract'))),
      date: textBelow(docdb, 'date') || reference.map((id) => textBelow(id, 'date')).find((date) => date !== '') || '',
      url: `https://worldwide.espacenet.com/patent/search?q=${number}`,
      country: countryOf(applicants),
      organisations: namesOf(applicants),
      codes: codesOf(document),
      lang: attributeOf(title, 'lang'),
      publisher: 'EPO OPS',
      family: family && `docdb:${family}`,
    }),
  };
}

const inEnglish = (elements: readonly XmlElement[]): XmlElement | undefined =>
  elements.find((element) => attributeOf(element, 'lang').toLowerCase() === 'en') ?? elements[0];

const COUNTRY = /\s*\[([A-Z]{2})\]\s*$/;

/** OPS gives each applicant twice: `original` as it was written, `epodoc` in capitals with the country in brackets. */
function namesOf(applicants: readonly XmlElement[]): string[] {
  const original = applicants.filter((applicant) => attributeOf(applicant, 'data-format') === 'original');
  const names = (original.length > 0 ? original : applicants)
    .map((applicant) =>
      textBelow(applicant, 'name')
        .replace(COUNTRY, '')
        .replace(/[\s,;]+$/, ''),
    )
    .filter((name) => name !== '');
  return [...new Set(names)];
}

const countryOf = (applicants: readonly XmlElement[]): string =>
  mostFrequent(applicants.flatMap((applicant) => COUNTRY.exec(textBelow(applicant, 'name'))?.[1] ?? [])) ?? '';

/** CPC and IPC symbols as `H01M10/0525`, without the flags and versions that follow them. */
function codesOf(document: XmlElement): string[] {
  const cpc = [...below(document, 'patent-classification')].flatMap((symbol) => {
    const scheme = attributeOf(below(symbol, 'classification-scheme').next().value ?? undefined, 'scheme');
    const subclass = ['section', 'class', 'subclass'].map((part) => textBelow(symbol, part)).join('');
    const [group, subgroup] = [textBelow(symbol, 'main-group'), textBelow(symbol, 'subgroup')];
    if (subclass === '' || !/^(?:CPC|$)/.test(scheme)) return [];
    return group && subgroup ? `${subclass}${group}/${subgroup}` : subclass;
  });
  const ipc = [...below(document, 'classification-ipcr')].flatMap((symbol) => {
    const match = /^([A-H]\d{2}[A-Z])\s*(\d{1,4})\s*\/\s*(\d{2,6})/.exec(textBelow(symbol, 'text') || textIn(symbol));
    return match ? `${match[1]}${match[2]}/${match[3]}` : [];
  });
  return [...new Set([...cpc, ...ipc])];
}

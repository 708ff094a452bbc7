import { type Exported, inOrder, oneLine } from './exported.js';
import { type Reference, referenceOf } from './reference.js';

/** Types of RIS (Research Information Systems, format specification of 2012). */
const TYPES: Readonly<Record<Reference['type'], string>> = {
  article: 'JOUR',
  preprint: 'UNPB',
  patent: 'PAT',
  news: 'NEWS',
  web: 'ELEC',
  other: 'GEN',
};

/**
 * A collection as RIS: each record begins with TY and ends with ER, each line is a tag, two spaces, a dash, a space and one line of text.
 * A patent has its applicants as publisher (PB), its office as issuing organisation (A2) and its number in SN, as reference managers read them.
 */
export const collectionRis = (exported: Exported): string =>
  inOrder(exported)
    .map((item) => record(referenceOf(item, exported.base)))
    .join('\r\n');

function record(reference: Reference): string {
  const patent = reference.type === 'patent';
  const periodical = reference.type === 'article' || reference.type === 'news';
  const lines: (readonly [string, string | null])[] = [
    ['TY', TYPES[reference.type]],
    ['ID', reference.id],
    ['TI', reference.title],
    ...(patent
      ? ([
          ['A2', reference.publisher],
          ['PB', reference.organisations.join('; ')],
          ['SN', reference.number],
        ] as const)
      : ([
          [periodical ? 'T2' : 'PB', periodical ? withoutAsterisk(reference.publisher) : reference.publisher],
          ['AD', reference.organisations.join('; ')],
        ] as const)),
    ['PY', reference.date?.slice(0, 4) ?? null],
    ['DA', reference.date ? `${reference.date.replaceAll('-', '/')}/` : null],
    ['CY', reference.country],
    ['LA', reference.lang],
    ['DO', reference.doi],
    ['UR', reference.url],
    ['AB', reference.abstract],
    ...reference.keywords.map((word) => ['KW', withoutAsterisk(word)] as const),
    ['N1', reference.note],
    ['DB', 'Trend Universe'],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...written, 'ER  - ', ''].join('\r\n');
}

/** The format reserves the asterisk in keywords and names of periodicals. */
const withoutAsterisk = (text: string): string => text.replaceAll('*', '').trim();

import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';
import {
  bareDoi,
  type Fields,
  fieldsOf,
  listOf,
  noAnswer,
  numberOf,
  present,
  readJsonBytes,
  Refused,
  rowsOf,
  textOf,
  textsOf,
} from '../shared/fields.js';
import { jatsAbstract, jatsText } from './jats.js';

export interface CrossrefPage {
  readonly rows: InputRow[];
  readonly total: number | null;
  readonly nextCursor: string | null;
}

/** A page of `/works`. Throws when the payload is none. */
export function parseCrossref(bytes: Uint8Array): CrossrefPage {
  const json = readJsonBytes(bytes);
  const message = fieldsOf('value' in json ? fieldsOf(json.value)['message'] : null);
  const items = message['items'];
  if (!Array.isArray(items)) throw noAnswer('Crossref', 'list of works', bytes);
  return {
    rows: rowsOf(items, bytes.length, readItem),
    total: numberOf(message['total-results']),
    // Crossref gives a cursor after the last page too.
    nextCursor: items.length === 0 ? null : textOf(message['next-cursor']) || null,
  };
}

function readItem(item: Fields): SourceRow | Refused {
  const doi = bareDoi(textOf(item['DOI']));
  if (doi === '') return new Refused('the work has no DOI');
  const title = jatsText(textsOf(item['title']).join('. '));
  const subtitle = jatsText(textsOf(item['subtitle']).join('. '));
  return present<SourceRow>({
    id: `doi:${doi}`,
    kind: 'publication',
    title: subtitle !== '' && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
    text: jatsAbstract(textOf(item['abstract'])),
    date: firstDate(item),
    url: `https://doi.org/${doi}`,
    organisations: affiliationsOf(item),
    codes: textsOf(item['subject']),
    lang: textOf(item['language']),
    publisher: jatsText(textsOf(item['container-title'])[0] ?? '') || textOf(item['publisher']) || 'Crossref',
    doi,
  });
}

/** The earliest date of publication that is given, `YYYY[-MM[-DD]]`; dates are lists of up to three numbers, or of null. */
function firstDate(item: Fields): string {
  for (const name of ['issued', 'published', 'published-online', 'published-print', 'posted', 'created']) {
    const parts = listOf(listOf(fieldsOf(item[name])['date-parts'])[0]).map(numberOf);
    const [year, ...rest] = parts;
    if (year) return [year, ...rest].map((part) => String(part ?? 1).padStart(2, '0')).join('-');
  }
  return '';
}

const affiliationsOf = (item: Fields): string[] =>
  textsOf(
    listOf(item['author'])
      .flatMap((author) => listOf(fieldsOf(author)['affiliation']))
      .map((affiliation) => fieldsOf(affiliation)['name']),
  );

import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';
import {
  bareDoi,
  type Fields,
  fieldsOf,
  listOf,
  mostFrequent,
  noAnswer,
  numberOf,
  present,
  readJsonBytes,
  Refused,
  rowsOf,
  textOf,
  textsOf,
} from '../shared/fields.js';

/** Words of an abstract beyond this are not put together: real ones have some hundred. */
const MAX_WORDS = 20_000;

export interface WorksPage {
  readonly rows: InputRow[];
  readonly total: number | null;
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** A page of `/works`. Throws when the payload is none. */
export function parseWorks(bytes: Uint8Array): WorksPage {
  const json = readJsonBytes(bytes);
  const page = 'value' in json ? fieldsOf(json.value) : {};
  const results = page['results'];
  if (!Array.isArray(results)) throw noAnswer('OpenAlex', 'list of works', bytes);
  const meta = fieldsOf(page['meta']);
  return {
    rows: rowsOf(results, bytes.length, readWork),
    total: numberOf(meta['count']),
    nextCursor: results.length === 0 ? null : textOf(meta['next_cursor']) || null,
  };
}

function readWork(work: Fields): SourceRow | Refused {
  const id = /W\d+$/.exec(textOf(work['id']))?.[0];
  if (id === undefined) return new Refused('the work has no OpenAlex id');
  if (work['is_retracted'] === true) return new Refused(`work ${id} is retracted`);
  const institutions = listOf(work['authorships'])
    .flatMap((authorship) => listOf(fieldsOf(authorship)['institutions']))
    .map(fieldsOf);
  const source = fieldsOf(fieldsOf(work['primary_location'])['source']);
  const doi = bareDoi(textOf(work['doi']));
  return present<SourceRow>({
    id: `openalex:${id}`,
    kind: 'publication',
    title: textOf(work['title']) || textOf(work['display_name']),
    text: abstractOf(work['abstract_inverted_index']),
    date: textOf(work['publication_date']) || textOf(work['publication_year']),
    url: doi ? `https://doi.org/${doi}` : `https://openalex.org/${id}`,
    country: mostFrequent(textsOfEach(institutions, 'country_code')) ?? '',
    organisations: [...new Set(textsOfEach(institutions, 'display_name'))],
    codes: topicsOf(work),
    lang: textOf(work['language']),
    publisher: textOf(source['display_name']) || 'OpenAlex',
    doi,
  });
}

const textsOfEach = (items: readonly Fields[], name: string): string[] =>
  items.map((item) => textOf(item[name])).filter((text) => text !== '');

/** Names of the topics, the primary one first. */
const topicsOf = (work: Fields): string[] =>
  textsOf([work['primary_topic'], ...listOf(work['topics'])].map((topic) => fieldsOf(topic)['display_name']));

/** The text of an inverted index: word -> its places. Places may be far apart or repeated; only their order counts. */
export function abstractOf(index: unknown): string {
  const words: [place: number, word: string][] = [];
  for (const [word, places] of Object.entries(fieldsOf(index))) {
    for (const place of listOf(places)) {
      if (typeof place === 'number' && Number.isFinite(place)) words.push([place, word]);
      if (words.length > MAX_WORDS) break;
    }
  }
  return words
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word)
    .join(' ');
}

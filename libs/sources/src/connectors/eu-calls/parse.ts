import { htmlText, oneLine } from '../../feed/html-text.js';
import { brusselsClock } from '#libs/domain';
import type { InputRow } from '../../file/row.js';
import {
  type Fields,
  fieldsOf,
  isFields,
  listOf,
  noAnswer,
  numberOf,
  readJsonBytes,
  textOf,
  textsOf,
} from '../shared/fields.js';
import { type OpenCall, statusOfCall } from './open-call.js';
import { PROGRAMMES } from './programmes.js';

const PORTAL = 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/';

export interface CallsPage {
  /** Values are `OpenCall`s. */
  readonly rows: InputRow[];
  readonly results: number;
  readonly total: number;
}

/**
 * Calls of an answer of the search interface of the EU Funding & Tenders portal. All metadata are lists of texts, some of them JSON. A call
 * comes once for each language and once for each deadline now and then: records of one identifier are made one.
 */
export function parseCalls(bytes: Uint8Array, now: number): CallsPage {
  const json = readJsonBytes(bytes);
  const answer = 'value' in json ? fieldsOf(json.value) : {};
  const results = answer['results'];
  if (!Array.isArray(results)) throw noAnswer('EU Funding & Tenders', 'list of calls', bytes);
  const rows: InputRow[] = [];
  const places = new Map<string, number>();
  for (const [at, result] of results.entries()) {
    const place = { row: at + 1, bytes: bytes.length };
    const call = isFields(result) ? readCall(result, now) : 'the item is not an object';
    if (typeof call === 'string') {
      rows.push({ ...place, error: call });
      continue;
    }
    const known = places.get(call.id);
    if (known === undefined) {
      places.set(call.id, rows.length);
      rows.push({ ...place, value: call });
    } else
      rows[known] = {
        ...rows[known]!,
        value: joined(rows[known]!.value as OpenCall, call, isEnglish(result as Fields), now),
      };
  }
  return { rows, results: results.length, total: numberOf(answer['totalResults']) ?? results.length };
}

/** Two records of one call: all deadlines, and the texts of the English one. */
export function joined(known: OpenCall, other: OpenCall, otherIsEnglish: boolean, now: number): OpenCall {
  const words = otherIsEnglish ? other : known;
  const deadlines = [...new Set([...known.deadlines, ...other.deadlines])].sort();
  const opens = [known.opens, other.opens].filter((day) => day !== null).sort()[0] ?? null;
  const call = {
    ...known,
    title: words.title,
    text: words.text || known.text,
    opens,
    deadlines,
    budgetEur: known.budgetEur ?? other.budgetEur,
  };
  return { ...call, status: statusOfCall(call, now) };
}

const isEnglish = (result: Fields): boolean =>
  /^en/i.test(textOf(result['language']) || textOf(metadataOf(result)('language')));

const metadataOf = (result: Fields) => {
  const metadata = fieldsOf(result['metadata']);
  return (name: string): unknown => listOf(metadata[name])[0];
};

function readCall(result: Fields, now: number): OpenCall | string {
  const metadata = fieldsOf(result['metadata']);
  const first = metadataOf(result);
  const identifier = textOf(first('identifier')) || textOf(first('callIdentifier'));
  if (identifier === '') return 'the call has no identifier';
  const title = plain(textOf(first('title')) || textOf(result['summary']));
  if (title === '') return `call ${identifier} has no title`;
  const actions = actionsOf(
    first('budgetOverview'),
    identifier,
    textOf(first('topicCcm2Id')) || textOf(first('ccm2Id')),
  );
  const dates = textsOf(metadata['deadlineDate']);
  const deadlines = dates.length > 0 ? dates : actions.flatMap((action) => textsOf(action['deadlineDates']));
  const dated = {
    opens: brusselsDay(textOf(first('startDate'))),
    deadlines: [...new Set(deadlines.flatMap((date) => brusselsDay(date) ?? []))].sort(),
    deadlineModel: textOf(first('deadlineModel')) || textOf(actions[0]?.['deadlineModel']) || null,
  };
  const programme = textOf(first('frameworkProgramme'));
  return {
    id: `eu:${identifier}`,
    title,
    text: plain(textOf(first('descriptionByte')) || textOf(first('description')) || textOf(result['summary'])),
    ...dated,
    budgetEur: budgetOf(actions),
    programme: PROGRAMMES[programme] ?? (programme || null),
    url: addressOf(identifier, textOf(first('type')), textOf(first('url')) || textOf(result['url'])),
    keywords: textsOf(metadata['keywords']).filter((keyword) => keyword.toUpperCase() !== identifier.toUpperCase()),
    status: statusOfCall(dated, now),
    sourceStatus: textOf(first('status')) || null,
  };
}

const plain = (html: string): string => oneLine(htmlText(html));

/** `2026-09-17T00:00:00.000+0000`: a day as midnight UTC, sometimes as midnight in Brussels. Both are that day in Brussels. */
function brusselsDay(date: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const ms = Date.parse(date.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : brusselsClock(ms).slice(0, 10);
}

/** Grants and prizes have a page of their own; other addresses are those of the record, unless they lead to its raw data. */
function addressOf(identifier: string, type: string, given: string): string | null {
  if (type === '' || type === '1' || type === '2') return PORTAL + encodeURIComponent(identifier);
  return /^https?:\/\//i.test(given) && !given.endsWith('.json') ? given : null;
}

/**
 * `budgetOverview` is JSON in a text and tells of the whole call: actions by number of the topic, named `<topic> - <type of action>`. Those of
 * this topic are meant; where the call has one topic only, its actions are.
 */
function actionsOf(overview: unknown, identifier: string, number: string): Fields[] {
  const text = textOf(overview);
  const json = text === '' ? { value: overview } : readJsonBytes(Buffer.from(text));
  const map = fieldsOf('value' in json ? fieldsOf(json.value)['budgetTopicActionMap'] : null);
  const groups = Object.entries(map).map(([key, actions]) => ({ key, actions: listOf(actions).map(fieldsOf) }));
  const name = identifier.toUpperCase();
  const own = groups
    .flatMap(({ actions }) => actions)
    .filter((action) => {
      const label = textOf(action['action']).toUpperCase();
      return label === name || label.startsWith(`${name} `);
    });
  if (own.length > 0) return own;
  return groups.find(({ key }) => key === number)?.actions ?? (groups.length === 1 ? groups[0]!.actions : []);
}

function budgetOf(actions: readonly Fields[]): number | null {
  const amounts = actions
    .flatMap((action) => Object.values(fieldsOf(action['budgetYearMap'])))
    .map((amount) => numberOf(typeof amount === 'string' ? amount.replace(/[\s,]/g, '') : amount) ?? 0);
  return amounts.reduce((sum, amount) => sum + amount, 0) || null;
}

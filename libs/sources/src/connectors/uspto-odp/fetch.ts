import { z } from 'zod';
import { expectOk } from '../../fetch/expect-ok.js';
import type { HttpRequest, HttpResponse } from '../../fetch/http.js';
import type { Connector, PullContext, PullPage } from '../connector.js';
import { ask, rawOf } from '../shared/ask.js';
import { keyOf } from '../shared/keys.js';
import { beginRun, endOf, goesOnAt } from '../shared/run.js';
import { DATE_FIELDS, parseApplications } from './parse.js';

const KEY = 'USPTO_ODP_API_KEY';
const PAGE = 100;
/** The search shows no hits beyond this offset: from there on it is asked again, beginning with the day reached. */
const MAX_OFFSET = 10_000;
const FIELDS = [
  'applicationNumberText',
  ...[
    'inventionTitle',
    'earliestPublicationDate',
    'grantDate',
    'cpcClassificationBag',
    'firstApplicantName',
    'applicantBag',
  ].map((name) => `applicationMetaData.${name}`),
];

const optionsSchema = z.strictObject({
  /** In the search language of the portal, as in `applicationMetaData.cpcClassificationBag:H01M*`. */
  query: z.string().min(1),
  by: z.enum(['publication', 'grant']).default('publication'),
  /** A pull stops here and goes on the next time. */
  maxPages: z.int().min(1).default(50),
  firstDays: z.int().min(1).default(90),
});
type Options = z.infer<typeof optionsSchema>;

/** Patent applications of the USPTO's Open Data Portal. `endpoint` is another one for tests. */
export const usptoOdp = (endpoint = 'https://api.uspto.gov'): Connector<Options> => ({
  id: 'uspto-odp',
  name: 'USPTO Open Data Portal',
  description: 'US patent applications and grants with title, CPC codes and applicants, without abstracts.',
  kinds: ['patent'],
  delivers: 'signals',
  needsKey: {
    variables: [KEY],
    where:
      'A key comes with an account verified by ID.me at https://data.uspto.gov/apis/getting-started. It belongs to one person and must not be shared.',
  },
  optionsSchema,
  licence: 'Works of the US government, in the public domain.',
  politeness: { gapMs: 1_500, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: (raw, { options }) => parseApplications(raw.bytes, options.by).rows,
});

const atSchema = z.object({ from: z.iso.date(), offset: z.int().min(0) });

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const key = keyOf(context, KEY, usptoOdp());
  const run = beginRun(context, { atSchema, firstDays: options.firstDays, overlapDays: 7 });
  let at = run.at ?? { from: run.from, offset: 0 };
  for (let pages = 1; ; pages++) {
    const answer = await ask(context, 'USPTO', requestOf(options, endpoint, key, at, run.until), [404]);
    const page = isNothing(answer)
      ? { rows: [], total: 0, lastDay: '' }
      : parseApplications(expectOk(answer, 'USPTO').bytes, options.by);
    const { rows, total, lastDay } = page;
    let next: typeof at | null = { from: at.from, offset: at.offset + rows.length };
    if (rows.length === 0 || next.offset >= total) next = null;
    else if (next.offset + PAGE > MAX_OFFSET) {
      if (lastDay > at.from) next = { from: lastDay, offset: 0 };
      else {
        const error = `there are more than ${MAX_OFFSET} applications of ${at.from}: the search does not show the rest, narrow the query`;
        rows.push({ row: rows.length + 1, bytes: answer.bytes.length, error });
        next = null;
      }
    }
    yield { rows, raw: rawOf(answer), state: next === null ? endOf(state, run) : goesOnAt(state, run, next) };
    if (next === null || pages >= options.maxPages) return;
    at = next;
  }
}

/** No hits are a 404 with a message in JSON. */
const isNothing = ({ status, headers }: HttpResponse): boolean =>
  status === 404 && /json/i.test(headers['content-type'] ?? '');

function requestOf(
  { query, by }: Options,
  endpoint: string,
  key: string,
  { from, offset }: z.infer<typeof atSchema>,
  until: string,
): HttpRequest {
  const field = `applicationMetaData.${DATE_FIELDS[by]}`;
  return {
    url: new URL('/api/v1/patent/applications/search', endpoint).href,
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      q: query,
      rangeFilters: [{ field, valueFrom: from, valueTo: until }],
      sort: [{ field, order: 'asc' }],
      fields: FIELDS,
      pagination: { offset, limit: PAGE },
    }),
  };
}

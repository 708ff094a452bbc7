import { z } from 'zod';
import type { HttpRequest } from '../../fetch/http.js';
import type { Connector, PullContext, PullPage } from '../connector.js';
import { ask, nowOf, rawOf } from '../shared/ask.js';
import { dayOf } from '../shared/days.js';
import { beginRun, endOf, goesOnAt } from '../shared/run.js';
import type { OpenCall } from './open-call.js';
import { joined, parseCalls } from './parse.js';

const PAGE = 100;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Open and forthcoming, in an order on which public documents disagree; closed ones have another code. */
const STATUS_CODES = ['31094501', '31094502'];
/** Calls for proposals, prizes, and calls of funded projects ("cascade funding"); not tenders. */
const TYPES = ['1', '2', '8'];

const optionsSchema = z.strictObject({
  /** Words that the calls hold; all calls without. */
  text: z.string().min(2).optional(),
  /** A pull ends here at the latest. */
  maxPages: z.int().min(1).default(50),
});
type Options = z.infer<typeof optionsSchema>;

/** Open and forthcoming calls of the EU Funding & Tenders portal, by the interface of its own search page. `endpoint` is another one for tests. */
export const euCalls = (endpoint = 'https://api.tech.ec.europa.eu'): Connector<Options> => ({
  id: 'eu-calls',
  name: 'EU Funding & Tenders calls',
  description: 'Open and forthcoming calls for proposals of the EU programmes with text, deadlines and budget.',
  kinds: [],
  delivers: 'calls',
  optionsSchema,
  licence: 'Reuse allowed with attribution (Commission Decision 2011/833/EU). The interface is not an official one.',
  politeness: { gapMs: 2_000, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: (raw, reading) => parseCalls(raw.bytes, nowOf(reading)).rows,
});

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const now = nowOf(context);
  const run = beginRun(context, { atSchema: z.int().min(1), firstDays: 0, overlapDays: 0 });
  const today = dayOf(now);
  const seen = new Map<string, OpenCall>();
  // The list changes from day to day, so page numbers of yesterday mean nothing.
  let number = run.until === today ? (run.at ?? 1) : 1;
  for (; ; number++) {
    const answer = await ask(context, 'EU Funding & Tenders', await requestOf(options, endpoint, number));
    const { rows, results, total } = parseCalls(answer.bytes, now);
    const merged = rows.map((row) => {
      const call = row.value as OpenCall | undefined;
      const known = call && seen.get(call.id);
      const value = call && known ? joined(known, call, false, now) : call;
      if (value) seen.set(value.id, value);
      return value ? { ...row, value } : row;
    });
    const last = results === 0 || number * PAGE >= total || number >= options.maxPages;
    const nextCheck = new Date(now + DAY_MS).toISOString();
    yield {
      rows: merged,
      raw: rawOf(answer),
      state: last ? { ...endOf(state, run), nextCheck } : goesOnAt(state, { ...run, until: today }, number + 1),
    };
    if (last) return;
  }
}

/**
 * Filters are heeded only as parts of a multipart form that are typed `application/json`; as a JSON body they are passed over or answered with
 * 500. The form is written by the platform, which sets the boundary.
 */
async function requestOf({ text }: Options, endpoint: string, page: number): Promise<HttpRequest> {
  const url = new URL('/search-api/prod/rest/search', endpoint);
  const parameters = { apiKey: 'SEDIA', text: text ?? '***', pageSize: String(PAGE), pageNumber: String(page) };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const parts = {
    query: { bool: { must: [{ terms: { type: TYPES } }, { terms: { status: STATUS_CODES } }] } },
    languages: ['en'],
    sort: { field: 'sortStatus', order: 'ASC' },
  };
  const form = new FormData();
  for (const [name, part] of Object.entries(parts))
    form.set(name, new Blob([JSON.stringify(part)], { type: 'application/json' }), `${name}.json`);
  const written = new Response(form);
  return {
    url: url.href,
    method: 'POST',
    headers: { 'content-type': written.headers.get('content-type')!, accept: 'application/json' },
    body: new Uint8Array(await written.arrayBuffer()),
  };
}

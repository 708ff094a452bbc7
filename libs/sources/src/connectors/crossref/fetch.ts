import { z } from 'zod';
import type { HttpResponse } from '../../fetch/http.js';
import type { Connector, PullContext, PullPage } from '../connector.js';
import { ask, pause, rawOf } from '../shared/ask.js';
import { beginRun, endOf, goesOnAt, type Run } from '../shared/run.js';
import { parseCrossref } from './parse.js';

const SELECT =
  'DOI,title,subtitle,abstract,issued,published,published-online,published-print,posted,created,type,container-title,publisher,author,subject,language';
/** Whole lists of works are slow and limited hardest: about one a second. */
const GAP_MS = 1_000;

const optionsSchema = z.strictObject({
  query: z.string().min(2, { error: 'say what to look for: without words the pull would fetch all of Crossref' }),
  /** A further filter in Crossref's own words, as in `type:journal-article,has-abstract:true`. */
  filter: z.string().min(3).default('type:journal-article'),
  rows: z.int().min(1).max(1000).default(200),
  /** A pull stops here and goes on the next time. */
  maxPages: z.int().min(1).default(20),
  firstDays: z.int().min(1).default(90),
});
type Options = z.infer<typeof optionsSchema>;

/** Crossref works. `endpoint` is another one for mirrors and tests. */
export const crossref = (endpoint = 'https://api.crossref.org'): Connector<Options> => ({
  id: 'crossref',
  name: 'Crossref',
  description: 'Publications as their publishers deposit them, with DOI and often an abstract.',
  kinds: ['publication'],
  delivers: 'signals',
  needsKey: {
    variables: ['CROSSREF_MAILTO'],
    where: 'No key: give an e-mail address that Crossref can write to, and requests are served by the "polite" pool.',
    optional: true,
  },
  optionsSchema,
  licence: 'Metadata are facts and free to use; abstracts stay with their publishers.',
  politeness: { gapMs: GAP_MS, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: (raw) => parseCrossref(raw.bytes).rows,
});

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const run = beginRun(context, { atSchema: z.string().min(1), firstDays: options.firstDays, overlapDays: 7 });
  let resumed = run.at !== null;
  for (let pages = 1, cursor = run.at ?? '*'; ; pages++) {
    const request = { url: addressOf(context, endpoint, run, cursor), headers: { accept: 'application/json' } };
    const answer = await ask(context, 'Crossref', request, resumed ? [400, 404] : []);
    if (resumed && answer.status >= 400) {
      // A cursor lives five minutes: the same days from the start, what is known already is known by its DOI.
      [resumed, cursor] = [false, '*'];
      continue;
    }
    resumed = false;
    const page = parseCrossref(answer.bytes);
    const nextCursor = page.rows.length < options.rows ? null : page.nextCursor;
    yield {
      rows: page.rows,
      raw: rawOf(answer),
      state: nextCursor === null ? endOf(state, run) : goesOnAt(state, run, nextCursor),
    };
    if (nextCursor === null || pages >= options.maxPages) return;
    cursor = nextCursor;
    await pause(context, gapAskedBy(answer) - GAP_MS);
  }
}

function addressOf(
  { options, keys }: PullContext<Options>,
  endpoint: string,
  { from, until }: Run<string>,
  cursor: string,
): string {
  const url = new URL('/v1/works', endpoint);
  url.searchParams.set('query', options.query);
  url.searchParams.set('filter', `${options.filter},from-pub-date:${from},until-pub-date:${until}`);
  url.searchParams.set('select', SELECT);
  url.searchParams.set('rows', String(options.rows));
  url.searchParams.set('cursor', cursor);
  const mailto = keys['CROSSREF_MAILTO']?.trim();
  if (mailto) url.searchParams.set('mailto', mailto);
  return url.href;
}

/** `x-rate-limit-limit: 5` with `x-rate-limit-interval: 1s`, in milliseconds a request: Crossref changes it without notice, so it is read each time. */
function gapAskedBy({ headers }: HttpResponse): number {
  const limit = Number(headers['x-rate-limit-limit']);
  const interval = Number(/^(\d+)s$/.exec(headers['x-rate-limit-interval'] ?? '')?.[1]);
  return limit > 0 && interval > 0 ? (interval * 1000) / limit : 0;
}

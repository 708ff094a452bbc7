import { z } from 'zod';
import type { HttpResponse } from '../../fetch/http.js';
import type { Connector, PullContext, PullPage, Quota } from '../connector.js';
import { numberOf } from '../shared/fields.js';
import { ask, nowOf, rawOf } from '../shared/ask.js';
import { beginRun, endOf, goesOnAt } from '../shared/run.js';
import { parseWorks } from './parse.js';

const KEY = 'OPENALEX_API_KEY';
const SELECT =
  'id,doi,title,display_name,publication_date,publication_year,language,authorships,primary_location,primary_topic,topics,abstract_inverted_index,is_retracted';

const optionsSchema = z
  .strictObject({
    /** Words, as in the search box of OpenAlex; ten times dearer than a filter. */
    search: z.string().min(2).optional(),
    /** A filter in OpenAlex's own words, as in `topics.id:T10017,institutions.country_code:at`. */
    filter: z.string().min(3).optional(),
    perPage: z.int().min(1).max(100).default(100),
    /** A pull stops here and goes on the next time. */
    maxPages: z.int().min(1).default(50),
    firstDays: z.int().min(1).default(365),
  })
  .refine(({ search, filter }) => search !== undefined || filter !== undefined, {
    error: 'give "search" or "filter": without them the pull would fetch all of OpenAlex',
  });
type Options = z.infer<typeof optionsSchema>;

/** OpenAlex works. `endpoint` is another one for mirrors and tests. */
export const openAlex = (endpoint = 'https://api.openalex.org'): Connector<Options> => ({
  id: 'openalex',
  name: 'OpenAlex',
  description: 'Scholarly publications with abstracts, institutions and topics.',
  kinds: ['publication'],
  delivers: 'signals',
  needsKey: {
    variables: [KEY],
    where: 'Free: make an account at https://openalex.org and copy the key from https://openalex.org/settings/api.',
    optional: true,
  },
  optionsSchema,
  licence: 'Metadata CC0.',
  politeness: { gapMs: 100, concurrency: 2 },
  pull: (context) => pull(context, endpoint),
  parse: (raw) => parseWorks(raw.bytes).rows,
});

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  let run = beginRun(context, { atSchema: z.string().min(1), firstDays: options.firstDays, overlapDays: 7 });
  let resumed = run.at !== null;
  for (let pages = 1, cursor = run.at ?? '*'; ; pages++) {
    const request = { url: addressOf(context, endpoint, run, cursor), headers: { accept: 'application/json' } };
    const answer = await ask(context, 'OpenAlex', request, resumed ? [400] : []);
    if (answer.status === 400) {
      // Cursors do not live for ever: the same days from the start, what is known already is known by its id.
      [run, resumed, cursor] = [{ ...run, at: null }, false, '*'];
      continue;
    }
    resumed = false;
    const page = parseWorks(answer.bytes);
    const { nextCursor } = page;
    yield {
      rows: page.rows,
      raw: rawOf(answer),
      state: nextCursor === null ? endOf(state, run) : goesOnAt(state, run, nextCursor),
      quota: quotaOf(answer, nowOf(context)),
    };
    if (nextCursor === null || pages >= options.maxPages) return;
    cursor = nextCursor;
  }
}

function addressOf(
  { options, keys }: PullContext<Options>,
  endpoint: string,
  { from, until }: { from: string; until: string },
  cursor: string,
): string {
  const url = new URL('/works', endpoint);
  const days = `from_publication_date:${from},to_publication_date:${until}`;
  url.searchParams.set('filter', options.filter === undefined ? days : `${options.filter},${days}`);
  if (options.search !== undefined) url.searchParams.set('search', options.search);
  url.searchParams.set('select', SELECT);
  url.searchParams.set('per_page', String(options.perPage));
  url.searchParams.set('cursor', cursor);
  const key = keys[KEY]?.trim();
  if (key) url.searchParams.set('api_key', key);
  return url.href;
}

function quotaOf({ headers }: HttpResponse, now: number): Quota {
  const [limit, left] = [numberOf(headers['x-ratelimit-limit']), numberOf(headers['x-ratelimit-remaining'])];
  const reset = numberOf(headers['x-ratelimit-reset']);
  return {
    unit: 'credits',
    used: limit !== null && left !== null ? limit - left : null,
    left,
    limit,
    resetsAt: reset === null ? null : new Date(now + reset * 1000).toISOString(),
  };
}

import { z } from 'zod';
import type { HttpResponse } from '../../fetch/http.js';
import type { Connector, PullContext, PullPage, PullState } from '../connector.js';
import { ask, nowOf, placeOf, rawOf } from '../shared/ask.js';
import { dayOf } from '../shared/days.js';
import { dateTheUndated } from './first-seen.js';
import { isComplete, parseFeed } from './parse.js';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
/** A feed is asked twice an hour at most, and at least once a day whatever its server calls fresh. */
const LEAST_PAUSE_S = 30 * 60;
const LONGEST_PAUSE_S = 24 * 60 * 60;

const optionsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'the address of the feed, beginning with https://' }),
});
type Options = z.infer<typeof optionsSchema>;

/** Any web feed. Asks only whether there is something new, and follows a feed that has moved for good. */
export const feedConnector: Connector<Options> = {
  id: 'feed',
  name: 'Web feed',
  description: 'Headlines, dates, links and short extracts of an RSS, Atom, RDF or JSON feed.',
  kinds: ['news', 'article'],
  delivers: 'signals',
  optionsSchema,
  licence: 'As the publisher of each feed says; only title, link, date and the extract in the feed are kept.',
  politeness: { gapMs: 2_000, concurrency: 1 },
  pull,
  parse: (raw, { source }) => parseFeed(raw, source),
};

async function* pull(context: PullContext<Options>): AsyncGenerator<PullPage> {
  const { options, state, source } = context;
  const url = state.movedTo ?? options.url;
  const headers = {
    accept: ACCEPT,
    ...(state.etag !== undefined && { 'if-none-match': state.etag }),
    ...(state.lastModified !== undefined && { 'if-modified-since': state.lastModified }),
  };
  const answer = await ask(context, `The feed ${placeOf(url)}`, { url, headers }, [304]);
  const nextCheck = nextCheckAfter(answer, nowOf(context));
  if (answer.status === 304) {
    yield { rows: [], raw: null, state: { ...state, nextCheck }, notModified: true };
    return;
  }
  const raw = rawOf(answer);
  const { rows, firstSeen } = dateTheUndated(parseFeed(raw, source), state.firstSeen, dayOf(nowOf(context)));
  const { etag: _etag, lastModified: _lastModified, firstSeen: _firstSeen, ...rest } = state;
  yield {
    rows,
    raw,
    state: {
      ...rest,
      // Validators belong to what was read: of a document that broke off none are kept, so it is asked for again.
      ...(isComplete(answer.bytes) && validatorsOf(answer)),
      ...(answer.movedTo !== null && { movedTo: answer.movedTo }),
      ...(Object.keys(firstSeen).length > 0 && { firstSeen }),
      nextCheck,
    },
  };
}

const validatorsOf = ({ headers }: HttpResponse): PullState => ({
  ...(headers['etag'] && { etag: headers['etag'] }),
  ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
});

/** How long the answer wants to be believed (`Cache-Control: max-age`), within our bounds. */
function nextCheckAfter({ headers }: HttpResponse, now: number): string {
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0);
  return new Date(now + Math.min(Math.max(maxAge, LEAST_PAUSE_S), LONGEST_PAUSE_S) * 1000).toISOString();
}

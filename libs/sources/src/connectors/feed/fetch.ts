import { z } from 'zod';
import type { Connector, HttpAnswer, PullContext, PullPage, PullState } from '../connector.js';
import { PullError } from '../shared/pull-error.js';
import { placeOf, Requests } from '../shared/requests.js';
import { parseFeed } from './parse.js';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const MAX_BYTES = 32 * 1024 * 1024;
/** A feed is asked twice an hour at most, and at least once a day whatever its server calls fresh. */
const LEAST_PAUSE_S = 30 * 60;
const LONGEST_PAUSE_S = 24 * 60 * 60;

const optionsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'the address of the feed, beginning with https://' }),
});
type Options = z.infer<typeof optionsSchema>;

export const feedConnector: Connector<Options> = {
  id: 'feed',
  name: 'RSS, Atom, RDF or JSON feed',
  description: 'Headlines, dates, links and short extracts of a web feed.',
  kinds: ['news', 'article'],
  optionsSchema,
  licence: 'As the publisher of each feed says; only title, link, date and the extract in the feed are kept.',
  gapMs: 0,
  pull,
};

async function* pull(context: PullContext<Options>): AsyncGenerator<PullPage> {
  const { options, state, source } = context;
  const requests = new Requests(context, `The feed "${placeOf(options.url)}"`, feedConnector.gapMs);
  const answer = await requests.get(
    options.url,
    {
      accept: ACCEPT,
      maxBytes: MAX_BYTES,
      ...(state.etag !== undefined && { etag: state.etag }),
      ...(state.lastModified !== undefined && { lastModified: state.lastModified }),
    },
    [304],
  );
  const next = stateAfter(answer, state, requests.clock.now());
  if (answer.status === 304) {
    yield { rows: [], raw: null, state: next, notModified: true };
    return;
  }
  const { url, contentType, bytes } = answer;
  const { rows, error } = parseFeed(bytes, { url, contentType }, source);
  if (error !== null)
    throw new PullError('BAD_INPUT', `"${placeOf(url)}" is not a feed: ${error}. Check the address.`, true);
  yield { rows, raw: { url: placeOf(url), contentType, bytes }, state: next };
}

/** Validators replace the old ones only together with the content they belong to. */
function stateAfter({ status, headers }: HttpAnswer, state: PullState, now: number): PullState {
  const maxAge = Number(/(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0);
  const pause = Math.min(Math.max(maxAge, LEAST_PAUSE_S), LONGEST_PAUSE_S);
  const nextCheck = new Date(now + pause * 1000).toISOString();
  if (status === 304) return { ...state, nextCheck };
  const { etag: _etag, lastModified: _lastModified, ...rest } = state;
  return {
    ...rest,
    nextCheck,
    ...(headers['etag'] !== undefined && { etag: headers['etag'] }),
    ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
  };
}

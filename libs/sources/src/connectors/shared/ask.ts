import { setTimeout as sleep } from 'node:timers/promises';
import { expectOk } from '../../fetch/expect-ok.js';
import { systemClock } from '../../fetch/host-gates.js';
import type { HttpRequest, HttpResponse } from '../../fetch/http.js';
import type { PullContext, RawPayload } from '../connector.js';

type Asking = Pick<PullContext, 'http' | 'signal' | 'clock'>;

/**
 * One request of a pull. Gives an answer with a status of 2xx or one that the caller expects, else throws a `SourceError` that names
 * the source. Nothing is asked any more once the pull is called off.
 */
export async function ask(
  { http, signal }: Asking,
  sourceName: string,
  request: HttpRequest,
  expected: readonly number[] = [],
): Promise<HttpResponse> {
  signal.throwIfAborted();
  const answer = await http.send(request);
  signal.throwIfAborted();
  return expected.includes(answer.status) ? answer : expectOk(answer, sourceName);
}

/** Waits, unless the pull is called off. */
export async function pause({ signal, clock }: Asking, ms: number): Promise<void> {
  if (ms <= 0) return;
  signal.throwIfAborted();
  await (clock ? clock.sleep(ms) : sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted()));
  signal.throwIfAborted();
}

export const nowOf = ({ clock = systemClock }: Pick<PullContext, 'clock'>): number => clock.now();

/** An address for messages and stored payloads: without its query, which may hold a key. */
export const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url);

export const contentTypeOf = ({ headers }: HttpResponse): string => headers['content-type'] ?? '';

export const rawOf = (answer: HttpResponse): RawPayload => ({
  url: placeOf(answer.url),
  contentType: contentTypeOf(answer),
  bytes: answer.bytes,
});

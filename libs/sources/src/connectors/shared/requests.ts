import { TrendUniverseError } from '#libs/domain';
import type { HttpAnswer, HttpClient, HttpRequest, PullContext } from '../connector.js';
import { type Clock, systemClock } from './clock.js';
import { PullError } from './pull-error.js';

const MAX_ATTEMPTS = 4;
/** Longer waits are not sat out inside a pull: it ends with `retryAt`, and the job comes back then. */
const MAX_WAIT_MS = 60_000;
const FIRST_BACKOFF_MS = 1_000;
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

type Method = 'get' | 'post';

/** The requests of one pull: kept `gapMs` apart, repeated when the trouble may pass, `Retry-After` obeyed. */
export class Requests {
  readonly clock: Clock;
  private readonly http: HttpClient;
  private readonly signal: AbortSignal;
  private last = -Infinity;

  constructor(
    context: Pick<PullContext, 'http' | 'signal' | 'clock'>,
    private readonly sourceName: string,
    /** May be raised on the way by a source that says it is busy. */
    public gapMs: number,
  ) {
    this.http = context.http;
    this.signal = context.signal;
    this.clock = context.clock ?? systemClock;
  }

  get(url: string, request: HttpRequest = {}, expected: readonly number[] = []): Promise<HttpAnswer> {
    return this.send('get', url, request, expected);
  }

  post(url: string, request: HttpRequest = {}, expected: readonly number[] = []): Promise<HttpAnswer> {
    return this.send('post', url, request, expected);
  }

  /** Waits, with the pull's signal. */
  async wait(ms: number): Promise<void> {
    if (ms > 0) await this.clock.sleep(ms, this.signal);
  }

  /** An answer with a status of 2xx or one that the caller expects; else throws a `PullError`. */
  private async send(
    method: Method,
    url: string,
    request: HttpRequest,
    expected: readonly number[],
  ): Promise<HttpAnswer> {
    for (let attempt = 1; ; attempt++) {
      this.signal.throwIfAborted();
      await this.wait(this.last + this.gapMs - this.clock.now());
      this.last = this.clock.now();
      const answer = await this.attempt(method, url, request);
      if (!(answer instanceof PullError)) {
        if ((answer.status >= 200 && answer.status < 300) || expected.includes(answer.status)) return answer;
      }
      const failure = answer instanceof PullError ? answer : this.failureOf(answer);
      const wait = this.waitFor(failure, attempt);
      if (failure.permanent || attempt === MAX_ATTEMPTS || wait > MAX_WAIT_MS) throw failure;
      await this.wait(wait);
    }
  }

  private async attempt(method: Method, url: string, request: HttpRequest): Promise<HttpAnswer | PullError> {
    try {
      return await this.http[method](url, { signal: this.signal, ...request });
    } catch (error) {
      this.signal.throwIfAborted();
      const message = `${this.sourceName} (${placeOf(url)}) cannot be read: ${(error as Error).message}`;
      // The client refused: the address or the size will be the same next time.
      const refused = error instanceof TrendUniverseError && error.code !== 'UNAVAILABLE';
      return new PullError(refused ? error.code : 'UNAVAILABLE', message, refused, null, { cause: error });
    }
  }

  private waitFor(failure: PullError, attempt: number): number {
    const backoff = FIRST_BACKOFF_MS * 2 ** (attempt - 1);
    return failure.retryAt === null ? backoff : Math.max(Date.parse(failure.retryAt) - this.clock.now(), 0);
  }

  /** What an answer that is none means. */
  failureOf(answer: HttpAnswer): PullError {
    const { status } = answer;
    const said = `${this.sourceName} (${placeOf(answer.url)}) answered ${status}${quoteOf(answer)}`;
    const retryAt = retryAfter(answer.headers['retry-after'], this.clock.now());
    if (status === 429) return new PullError('RATE_LIMITED', `${said}. It is asked too often; wait.`, false, retryAt);
    if (TRANSIENT.has(status)) return new PullError('UNAVAILABLE', `${said}. Try again later.`, false, retryAt);
    if (status === 401 || status === 403)
      return new PullError('FORBIDDEN', `${said}. Check the key, or whether the source allows robots.`, true, retryAt);
    if (status === 404 || status === 410)
      return new PullError('NOT_FOUND', `${said}. Check the address, or switch the source off.`, true);
    return new PullError('UNAVAILABLE', `${said}. Check the options of the source.`, true);
  }
}

/** RFC 9110, 10.2.3: seconds or a date. ISO 8601, or null when absent or unreadable. */
export function retryAfter(header: string | undefined, now: number): string | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return new Date(now + Number(value) * 1000).toISOString();
  const date = Date.parse(value);
  return value === '' || Number.isNaN(date) ? null : new Date(date).toISOString();
}

/** An address for messages and stored payloads: without its query, which may hold a key. */
export const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url);

/** The first words of an error body that is text; pages are not quoted. */
function quoteOf({ bytes, contentType }: HttpAnswer): string {
  if (bytes.length === 0 || !/text\/plain|json/i.test(contentType)) return '';
  const text = Buffer.from(bytes.subarray(0, 600)).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' || text.startsWith('<') ? '' : ` ("${text.slice(0, 200)}")`;
}

import { Agent, request as undiciRequest } from 'undici';
import { readBody } from './body.js';
import { AddressGuard, type Resolver } from './guard.js';
import type { Http, HttpRequest, HttpResponse } from './http.js';
import { refusedAddress, SourceError, unavailable } from './source-error.js';

export interface SafeHttpOptions {
  /** Sent as `User-Agent`: who we are, and where to complain. */
  readonly userAgent?: string;
  /** `host:port` on loopback that may be fetched: for tests. */
  readonly allow?: readonly string[];
  /** Instead of the system's DNS: for tests. */
  readonly resolve?: Resolver;
  /** Milliseconds without a byte after which a connection counts as dead. */
  readonly idleMs?: number;
}

const USER_AGENT = 'trend-universe/0.1 (open foresight for industrial clusters; polite reader of feeds and open data)';
const MAX_REDIRECTS = 5;
const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Headers that must not follow a redirect to another host. */
const SECRETS = new Set(['authorization', 'x-api-key', 'cookie']);

/**
 * HTTP for addresses that strangers give us: public hosts only (see AddressGuard, at every redirect anew), answers limited in size and time,
 * compressed or not. Throws SourceError; a status is an answer, not an error.
 */
export class SafeHttp implements Http {
  private readonly guard: AddressGuard;
  private readonly agent: Agent;
  private readonly userAgent: string;

  constructor(options: SafeHttpOptions = {}) {
    this.guard = new AddressGuard(options.allow, options.resolve);
    this.userAgent = options.userAgent ?? USER_AGENT;
    const idle = options.idleMs ?? 20_000;
    this.agent = new Agent({
      connect: { lookup: this.guard.lookup, timeout: Math.min(idle, 10_000) },
      headersTimeout: idle,
      bodyTimeout: idle,
      keepAliveTimeout: 4_000,
      pipelining: 1,
    });
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    let url = this.guard.check(request.url);
    let current: HttpRequest = request;
    let permanent = true;
    const signal = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
    for (let hops = 0; ; hops++) {
      const answer = await this.once(url, current, signal);
      const location = answer.headers['location'];
      if (!REDIRECTS.has(answer.status) || location === undefined) {
        return { ...answer, url: url.href, movedTo: hops > 0 && permanent ? url.href : null };
      }
      if (hops >= MAX_REDIRECTS) throw unavailable(`${withoutQuery(url)} redirects more than ${MAX_REDIRECTS} times.`);
      if (!URL.canParse(location, url.href))
        throw unavailable(`${withoutQuery(url)} redirects to "${location.slice(0, 100)}", which is no address.`);
      permanent &&= answer.status === 301 || answer.status === 308;
      const next = this.guard.check(new URL(location, url).href);
      current = redirected(current, answer.status, next.origin === url.origin);
      url = next;
    }
  }

  /** Lets go of all connections. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async once(
    url: URL,
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<Omit<HttpResponse, 'url' | 'movedTo'>> {
    try {
      const { statusCode, headers, body } = await undiciRequest(url, {
        dispatcher: this.agent,
        method: request.method ?? 'GET',
        headers: {
          'user-agent': this.userAgent,
          accept: '*/*',
          'accept-encoding': 'gzip, deflate, br',
          ...request.headers,
        },
        ...(request.body !== undefined && { body: request.body }),
        signal,
      });
      try {
        const named = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]),
        );
        const bytes = await readBody(
          body,
          named['content-encoding'] ?? '',
          request.maxBytes ?? MAX_BYTES,
          withoutQuery(url),
        );
        return { status: statusCode, headers: named, bytes };
      } finally {
        body.destroy();
      }
    } catch (error) {
      throw this.explained(error, url);
    }
  }

  private explained(error: unknown, url: URL): SourceError {
    if (error instanceof SourceError) return error;
    const { name = '', message = String(error), cause } = error as Error;
    const code = String((error as NodeJS.ErrnoException).code ?? '');
    if (cause instanceof SourceError) return cause;
    if (name === 'TimeoutError' || name === 'AbortError' || /TIMEOUT/.test(code))
      return unavailable(`${url.host} is too slow: the time for an answer ran out.`, error);
    if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
      return unavailable(`${url.host} has no valid certificate (${code}).`, error);
    if (code === 'UND_ERR_INVALID_ARG') return refusedAddress(url.href, message);
    return unavailable(`${url.host} did not answer, or its answer broke off (${code || message}).`, error);
  }
}

/** For messages: a query may hold a key. */
const withoutQuery = (url: URL): string => url.origin + url.pathname;

function redirected(request: HttpRequest, status: number, sameOrigin: boolean): HttpRequest {
  const headers = Object.entries(request.headers ?? {}).filter(
    ([name]) => sameOrigin || !SECRETS.has(name.toLowerCase()),
  );
  const keepsMethod = request.method === undefined || request.method === 'GET' || status === 307 || status === 308;
  const { body, ...rest } = request;
  if (!keepsMethod)
    return {
      ...rest,
      method: 'GET',
      headers: Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== 'content-type')),
    };
  return { ...rest, headers: Object.fromEntries(headers), ...(body !== undefined && { body }) };
}

import { type Clock, HostGates, type HostLimits, systemClock } from './host-gates.js';
import type { Http, HttpRequest, HttpResponse } from './http.js';
import { retryAfterMs } from './retry-after.js';
import { SourceError } from './source-error.js';

export interface PolitenessOptions {
  readonly clock?: Clock;
  /** 0..1: spreads retries of many workers. */
  readonly random?: () => number;
  readonly hosts?: HostGates;
  /** Requests made for one answer, the first included. */
  readonly attempts?: number;
  /** A source that asks for a longer wait than this is left until then. Milliseconds. */
  readonly patienceMs?: number;
}

const FIRST_WAIT_MS = 1_000;

/**
 * Asks one host at a time with a gap, and asks again when a source is busy or broken: after the time it names, else after 1, 2, 4 ...
 * seconds with jitter. Gives up with a SourceError that carries the time for the next try. Answers below 500 other than 408, 425
 * and 429 are returned as they are.
 */
export class PoliteHttp implements Http {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly hosts: HostGates;
  private readonly attempts: number;
  private readonly patienceMs: number;

  constructor(
    private readonly http: Http,
    options: PolitenessOptions = {},
    private readonly limits: Partial<HostLimits> = {},
  ) {
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.hosts = options.hosts ?? new HostGates(this.clock);
    this.attempts = options.attempts ?? 3;
    this.patienceMs = options.patienceMs ?? 60_000;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const host = URL.canParse(request.url) ? new URL(request.url).host : '';
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.hosts.run(host, () => this.attempt(request), this.limits);
      if (!(outcome instanceof SourceError)) return outcome;
      if (outcome.permanent || attempt >= this.attempts) throw outcome;
      const asked = outcome.retryAt === null ? null : Date.parse(outcome.retryAt) - this.clock.now();
      if (asked !== null && asked > this.patienceMs) throw outcome;
      const own = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + this.random());
      await this.clock.sleep(Math.max(asked ?? 0, own));
    }
  }

  private async attempt(request: HttpRequest): Promise<HttpResponse | SourceError> {
    try {
      const answer = await this.http.send(request);
      return isBusy(answer.status) ? this.busy(request, answer) : answer;
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  }

  private busy(request: HttpRequest, answer: HttpResponse): SourceError {
    const now = this.clock.now();
    const wait = retryAfterMs(answer.headers, now);
    const limited = answer.status === 429;
    const host = new URL(request.url).host;
    return new SourceError(
      limited ? 'RATE_LIMITED' : 'UNAVAILABLE',
      limited
        ? `${host} asks us to come more slowly (status 429).`
        : `${host} has trouble of its own (status ${answer.status}).`,
      { retryAt: wait === null ? null : new Date(now + wait).toISOString(), status: answer.status },
    );
  }
}

const isBusy = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

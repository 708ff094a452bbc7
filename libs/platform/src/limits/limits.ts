import { createHash } from 'node:crypto';
import { TrendUniverseError } from '#libs/domain';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** So many times in so many seconds. */
export interface Limit {
  readonly name: string;
  readonly times: number;
  readonly seconds: number;
}

/** How often one may fail before each further attempt has to wait: `free` times, then 1, 2, 4, ... times `firstWait` seconds up to `longestWait`. */
export interface Backoff {
  readonly name: string;
  readonly free: number;
  /** Seconds; 1 when left out. */
  readonly firstWait?: number;
  readonly longestWait: number;
  /** Failures are forgotten after so many seconds. */
  readonly seconds: number;
}

/** RATE_LIMITED, with the seconds after which it is worth to try again. */
export class RateLimited extends TrendUniverseError {
  constructor(readonly retryAfter: number) {
    super('RATE_LIMITED', `That was too often. Try again in ${retryAfter} second${retryAfter === 1 ? '' : 's'}.`);
  }
}

/** Counters shared by all processes through Redis; without one, or while it is away, of this process alone. */
export interface Limits {
  /** Counts one. Throws RateLimited when `limit` is used up; who is refused does not count, so that a rush of honest people is over when it is over. */
  count(limit: Limit, key: string): Promise<void>;
  /** Takes one back: what was counted beforehand turned out well. */
  uncount(limit: Limit, key: string): Promise<void>;
  /** Counts an attempt before its outcome is known, so that many at once do not slip through. Throws RateLimited while one has to wait. */
  attempt(backoff: Backoff, key: string): Promise<void>;
  /** Forgets the failures of a key. */
  succeed(backoff: Backoff, key: string): Promise<void>;
  close(): Promise<void>;
}

export function createLimits(redisUrl: string | undefined): Limits {
  const redis = redisUrl ? new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }) : null;
  // The limiter falls back to memory; an unheard 'error' event would end the process.
  redis?.on('error', () => {});
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiter = ({ name, times, seconds }: Limit): RateLimiterAbstract => {
    const known = limiters.get(name);
    if (known) return known;
    const options = { keyPrefix: `tu-limit-${name}`, points: times, duration: seconds };
    const made = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: new RateLimiterMemory(options) })
      : new RateLimiterMemory(options);
    limiters.set(name, made);
    return made;
  };
  const failures = ({ name, seconds }: Backoff) =>
    limiter({ name: `${name}-failures`, times: Number.MAX_SAFE_INTEGER, seconds });
  const turns = ({ name }: Backoff) => limiter({ name: `${name}-turns`, times: 1, seconds: 1 });

  return {
    async count(limit, key) {
      try {
        await orRefuse(limiter(limit).consume(hashed(key)));
      } catch (error) {
        await limiter(limit).reward(hashed(key));
        throw error;
      }
    },
    uncount: async (limit, key) => void (await limiter(limit).reward(hashed(key))),
    async attempt(backoff, key) {
      const { consumedPoints: attempts } = await failures(backoff).penalty(hashed(key));
      if (attempts <= backoff.free) return;
      const wait = Math.min((backoff.firstWait ?? 1) * 2 ** (attempts - backoff.free - 1), backoff.longestWait);
      try {
        // One turn in each waiting time, however many ask at once.
        await orRefuse(turns(backoff).consume(hashed(key), 1, { customDuration: wait }));
      } catch (error) {
        await failures(backoff).reward(hashed(key));
        throw error;
      }
    },
    async succeed(backoff, key) {
      await Promise.all([failures(backoff).delete(hashed(key)), turns(backoff).delete(hashed(key))]);
    },
    close: async () => void redis?.disconnect(),
  };
}

/** Keys name people and addresses: the counters need not know whose they are. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

async function orRefuse(consumed: Promise<RateLimiterRes>): Promise<void> {
  try {
    await consumed;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}

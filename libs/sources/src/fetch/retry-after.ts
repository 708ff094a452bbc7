import type { HttpResponse } from './http.js';

type Headers = HttpResponse['headers'];

/** Longest wait that a source can ask of us. */
const MAX_WAIT_MS = 7 * 24 * 60 * 60 * 1000;

/** Milliseconds that the answer asks us to wait (`Retry-After` in seconds or as a date); null when it names none. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const written = headers['retry-after']?.trim();
  if (!written) return null;
  const ms = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * 1000 : Date.parse(written) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_WAIT_MS);
}

/** Requests left in the current window by the headers in use (`X-RateLimit-Remaining`, `RateLimit-Remaining`, `RateLimit: r=9`); null when not told. */
export function quotaLeft(headers: Headers): number | null {
  const written =
    headers['x-ratelimit-remaining'] ??
    headers['ratelimit-remaining'] ??
    headers['x-rate-limit-remaining'] ??
    /\br=(\d+)/.exec(headers['ratelimit'] ?? '')?.[1];
  const left = Number(written?.split(',')[0]?.trim() || NaN);
  return Number.isFinite(left) && left >= 0 ? left : null;
}

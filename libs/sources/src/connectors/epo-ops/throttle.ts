import type { HttpResponse } from '../../fetch/http.js';
import { SourceError } from '../../fetch/source-error.js';
import type { Quota } from '../connector.js';
import { numberOf } from '../shared/fields.js';

type Answer = Pick<HttpResponse, 'status' | 'headers'>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds between searches that OPS grants: of `busy (images=green:100, search=yellow:5, ...)` 60 s / 5. 0 when it does not say. */
export function searchGap({ headers }: Answer): number {
  const perMinute = Number(/\bsearch=\w+:(\d+)/i.exec(headers['x-throttling-control'] ?? '')?.[1] ?? 0);
  return perMinute > 0 ? MINUTE_MS / perMinute : 0;
}

/** The error that a refusal for going too fast or too far is; null for other answers. */
export function throttled({ status, headers }: Answer, now: number): SourceError | null {
  const reason = headers['x-rejection-reason'] ?? '';
  const black = /\bsearch=black\b/i.test(headers['x-throttling-control'] ?? '');
  if (status !== 403 || (!black && !/quota/i.test(reason))) return null;
  const later = (why: string, at: number) =>
    new SourceError('RATE_LIMITED', `EPO OPS ${why}.`, { status, retryAt: new Date(at).toISOString() });
  if (/perweek/i.test(reason)) return later('has no quota left for this week', nextMonday(now));
  if (/perhour/i.test(reason)) return later('has no quota left for this hour', now + HOUR_MS);
  // For a black light `Retry-After` is in milliseconds.
  const wait = numberOf(headers['retry-after']) ?? 10 * MINUTE_MS;
  return later('is overloaded and serves no searches for now', now + Math.min(Math.max(wait, MINUTE_MS), HOUR_MS));
}

/** The weekly volume that is used up. How much there is differs between the pages of the EPO, so no limit is given. */
export function quotaOf({ headers }: Answer, now: number): Quota {
  const used = numberOf(headers['x-registeredquotaperweek-used']);
  return { unit: 'bytes', used, left: null, limit: null, resetsAt: new Date(nextMonday(now)).toISOString() };
}

/** The quota week begins on Monday, 00:00 UTC. */
function nextMonday(now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const weekday = (new Date(today).getUTCDay() + 6) % 7;
  return today + (7 - weekday) * DAY_MS;
}

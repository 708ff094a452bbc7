import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from '../metrics/metrics.js';
import { room } from './room.js';

export interface ShedOptions {
  /** Requests in work at the same time; 0 sets no bound. */
  readonly most: number;
  /** How late the event loop may be, in ms, on the mean of a second. */
  readonly lateMs: number;
}

const RETRY_SECONDS = 2;
/** Probes must be answered, and streams stay open without work: neither counts. */
const UNCOUNTED = /^\/api\/v1\/health\//;

/**
 * Sends requests away at once with 503 and Retry-After while there is more to do than can be done: those in work are finished in good time, memory
 * stays bounded, and the next try may meet another process.
 */
export function shed({ most, lateMs }: ShedOptions, metrics: Metrics) {
  let inWork = 0;
  let answered = 0;
  let late = false;
  let taken = most;
  const rooms = room(most);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  setInterval(() => {
    late = delay.mean / 1e6 > lateMs;
    delay.reset();
    taken = rooms.after(answered, inWork);
    answered = 0;
  }, 1_000).unref();
  return (request: Request, response: Response, next: NextFunction): void => {
    if (most === 0 || UNCOUNTED.test(request.path) || request.headers.accept === 'text/event-stream') return next();
    const reason = inWork >= taken ? 'busy' : late ? 'slow' : null;
    if (reason) {
      metrics.shed(reason);
      const body = {
        code: 'UNAVAILABLE',
        message: `There is more to do than this process can do now. Try again in ${RETRY_SECONDS} seconds.`,
        details: [],
        requestId: '',
      };
      response.writeHead(503, {
        'content-type': 'application/json; charset=utf-8',
        'retry-after': String(RETRY_SECONDS),
        'cache-control': 'no-store',
      });
      response.end(JSON.stringify(body));
      return;
    }
    inWork++;
    response.once('close', () => {
      inWork--;
      answered++;
    });
    next();
  };
}

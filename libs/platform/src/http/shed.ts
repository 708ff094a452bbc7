import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { NextFunction, Request, Response } from 'express';
import onHeaders from 'on-headers';
import type { Metrics } from '../metrics/metrics.js';
import { Turns } from './turns.js';

export interface ShedOptions {
  /** Requests within the process at the same time, in work, in line or being sent; 0 sets no bound. */
  readonly most: number;
  /** Requests in work at the same time; the others wait for their turn. */
  readonly places: number;
  /** Whoever waits for a turn has it within so many ms, or is sent away. */
  readonly patienceMs: number;
  /** How late the event loop may be, in ms, on the mean of a second, once there is more within than can be in work. */
  readonly lateMs: number;
}

const RETRY_SECONDS = 2;
/** Probes must be answered, and streams stay open without work: neither counts. */
const isUncounted = ({ path, headers }: Request): boolean =>
  path.startsWith('/api/v1/health/') || headers.accept === 'text/event-stream';

/**
 * Sends requests away with 503 and Retry-After while there is more to do than can be done: those in work are finished in good time, memory stays
 * bounded, and the next try may meet another process. `atTheDoor` stands before everything and bounds how many are within; `inTurn` stands where the
 * work begins, behind what is answered from memory.
 */
export function shed({ most, places, patienceMs, lateMs }: ShedOptions, metrics: Metrics) {
  let within = 0;
  let late = false;
  const turns = new Turns({ places, patienceMs });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  setInterval(() => {
    late = delay.mean / 1e6 > lateMs;
    delay.reset();
    turns.second();
  }, 1_000).unref();

  function sendAway(response: Response, reason: 'busy' | 'slow'): void {
    metrics.shed(reason);
    const body = {
      code: 'UNAVAILABLE',
      message: `There is more to do than this process can do now. Try again in ${RETRY_SECONDS} seconds.`,
      details: [],
      requestId: String(response.getHeader('x-request-id') ?? ''),
    };
    response.writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'retry-after': String(RETRY_SECONDS),
      'cache-control': 'no-store',
    });
    response.end(JSON.stringify(body));
  }

  return {
    atTheDoor(request: Request, response: Response, next: NextFunction): void {
      if (most === 0 || isUncounted(request)) return next();
      if (within >= most) return sendAway(response, 'busy');
      // One long computation makes the loop late, too; with few within there is nobody to protect.
      if (late && within >= places) return sendAway(response, 'slow');
      within++;
      response.once('close', () => within--);
      next();
    },

    inTurn(request: Request, response: Response, next: NextFunction): void {
      if (most === 0 || isUncounted(request) || isArriving(request)) return next();
      const giveUp = turns.enter((turn) => {
        if (turn !== 'in') return sendAway(response, 'busy');
        // The work is done when the answer begins to leave: a caller who reads it slowly keeps no place.
        let isIn = true;
        const leave = () => {
          if (isIn) turns.leave();
          isIn = false;
        };
        onHeaders(response, leave);
        response.once('close', leave);
        next();
      });
      response.once('close', giveUp);
    },
  };
}

/** An upload that is still on its way waits for its sender, not for us. */
const isArriving = (request: Request): boolean =>
  !request.complete && (Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers);

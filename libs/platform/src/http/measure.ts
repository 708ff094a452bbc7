import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from '../metrics/metrics.js';

/** Times every request, under the name its route has: addresses hold ids, and their number has no bound. */
export const measure =
  (metrics: Metrics, routeOf: (request: Request) => string) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once('close', () =>
      metrics.request(request.method, routeOf(request), response.statusCode, (performance.now() - began) / 1000),
    );
    next();
  };

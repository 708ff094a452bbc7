import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type ErrorCode, type ErrorDetail, TrendUniverseError } from '#libs/domain';
import type { Request, Response } from 'express';
import { RateLimited } from '../limits/limits.js';
import type { Logger } from '../log/log.js';
import { withoutSecrets } from './request-log.js';

export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** The one shape of an error on the wire. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string;
}

/** Makes every error the one shape. What is not ours is logged in full and shown as INTERNAL without a word of its inside. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const known = toKnown(error, `${request.method} ${request.path}`);
    const status = HTTP_STATUS[known.code];
    const requestId = String(request.id ?? '');
    // What the database refuses for a while is no fault of ours, and comes in heaps.
    const level = status === 503 ? 'warn' : 'error';
    if (status >= 500) this.log[level]({ err: error, requestId, url: withoutSecrets(request.url) }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (status === 429 || status === 503)
      response.setHeader('Retry-After', known instanceof RateLimited ? known.retryAfter : 5);
    const body: ErrorBody = { code: known.code, message: known.message, details: known.details, requestId };
    response.status(status).setHeader('Cache-Control', 'no-store').json(body);
  }
}

/** The status that an error of any origin is answered with. */
export const statusOf = (error: unknown): number => HTTP_STATUS[toKnown(error, 'this address').code];

function toKnown(error: unknown, asked: string): TrendUniverseError {
  if (error instanceof TrendUniverseError) return error;
  const status = error instanceof HttpException ? error.getStatus() : ((error as { status?: number })?.status ?? 500);
  const message = (error as Error)?.message ?? '';
  if (status === 404)
    return new TrendUniverseError('NOT_FOUND', `There is nothing at ${asked}. The API is described at /api/docs.`);
  if (status === 413)
    return new TrendUniverseError('TOO_LARGE', 'The body is larger than this endpoint takes. Send less at once.');
  if (status === 400) return new TrendUniverseError('BAD_INPUT', `The request could not be read: ${message}`);
  if (status === 401) return new TrendUniverseError('UNAUTHENTICATED', message);
  if (status === 403) return new TrendUniverseError('FORBIDDEN', message);
  if (status === 429) return new TrendUniverseError('RATE_LIMITED', message);
  if (isOutOfSpace(error))
    return new TrendUniverseError(
      'UNAVAILABLE',
      'The database has no space left, so nothing was changed. Try again once there is space on its disk.',
    );
  if (status === 503 || isConnectionError(error))
    return new TrendUniverseError(
      'UNAVAILABLE',
      'The database does not answer at the moment. Try again in a few seconds.',
    );
  return new TrendUniverseError(
    'INTERNAL',
    'Something went wrong on our side. Try again; if it stays, report the requestId.',
  );
}

/** SQLSTATE 53100, disk_full. */
const isOutOfSpace = (error: unknown): boolean => (error as { code?: string })?.code === '53100';

const isConnectionError = (error: unknown): boolean =>
  /ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-3]|08\d{3}|Connection terminated|timeout exceeded when trying to connect/.test(
    `${(error as { code?: string })?.code ?? ''} ${(error as Error)?.message ?? ''}`,
  );

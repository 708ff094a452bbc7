/** The codes a caller can meet. The HTTP status of each is decided in one place (platform/http). */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_LARGE'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** Where in the input the trouble sits, and what it is: `path` is dotted, as in `filters.ring`. */
export interface ErrorDetail {
  readonly path: string;
  readonly message: string;
}

/** The one error of the project: a message that names the cause and the next step. */
export class TrendUniverseError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'TrendUniverseError';
  }
}

export const notFound = (what: string, id: string, next: string): TrendUniverseError =>
  new TrendUniverseError('NOT_FOUND', `There is no ${what} with the id "${id}". ${next}`);

export const badInput = (message: string, details: readonly ErrorDetail[] = []): TrendUniverseError =>
  new TrendUniverseError('BAD_INPUT', message, details);

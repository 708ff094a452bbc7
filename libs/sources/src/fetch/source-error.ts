import { type ErrorCode, TrendUniverseError } from '#libs/domain';

/** Why a source could not be read. */
export class SourceError extends TrendUniverseError {
  /** Asking again changes nothing: the address is wrong, a key is refused, the answer is of another kind. */
  readonly permanent: boolean;
  /** Not before this moment (ISO 8601), when the source named one. */
  readonly retryAt: string | null;
  readonly status: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    more: { permanent?: boolean; retryAt?: string | null; status?: number; cause?: unknown } = {},
  ) {
    super(code, message, [], { cause: more.cause });
    this.name = 'SourceError';
    this.permanent = more.permanent ?? false;
    this.retryAt = more.retryAt ?? null;
    this.status = more.status ?? null;
  }
}

export const refusedAddress = (url: string, why: string): SourceError =>
  new SourceError('FORBIDDEN', `${url.split('?', 1)[0]!.slice(0, 200)} is not fetched: ${why}.`, { permanent: true });

export const unavailable = (message: string, cause?: unknown): SourceError =>
  new SourceError('UNAVAILABLE', message, { cause });

/** The answer was there but is not what the source should give: asking again at once would not help. */
export const unexpectedAnswer = (message: string): SourceError =>
  new SourceError('BAD_INPUT', message, { permanent: true });

import { type ErrorCode, TrendUniverseError } from '#libs/domain';

/** Why a pull ended early. The message names the cause and the next step and holds no keys. */
export class PullError extends TrendUniverseError {
  constructor(
    code: ErrorCode,
    message: string,
    /** True when asking again soon cannot help: a wrong key, an unknown address, a question the source refuses. */
    readonly permanent: boolean,
    /** When the source may be asked again (ISO 8601), if it said so. */
    readonly retryAt: string | null = null,
    options?: { cause?: unknown },
  ) {
    super(code, message, [], options);
    this.name = 'PullError';
  }
}

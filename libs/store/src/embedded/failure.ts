import { statfsSync } from 'node:fs';
import { TrendUniverseError } from '#libs/domain';

/** What every refusal of the embedded Postgres ends with: there is always the way around it. */
export const WAY_OUT =
  'Or set DATABASE_URL to a Postgres server of your own (15 or newer), as in postgres://user:password@host:5432/trend_universe.';

/** The embedded Postgres cannot serve: `cause` is one or more full sentences that end with the next step. */
export const unavailable = (cause: string, error?: unknown): TrendUniverseError =>
  new TrendUniverseError('UNAVAILABLE', `${cause} ${WAY_OUT}`, [], error === undefined ? {} : { cause: error });

/** Below this a start fails sooner or later: one WAL segment is 16 MB, and the server writes more than one. */
const TOO_LITTLE_BYTES = 48 * 1024 * 1024;

/**
 * Turns whatever went wrong below `home` into the one error of the project. A full disk is recognised first, from the error
 * code, from what the server wrote, or from the free space itself: a server without room often dies without a word.
 */
export function explainFailure(error: unknown, home: string): TrendUniverseError {
  if (error instanceof TrendUniverseError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || isDiskFull(String(message), home))
    return unavailable(
      `The disk that holds ${home} is full (${freeMegabytes(home)} MB left). Free some space (300 MB are enough to begin), or set DATA_DIR to a directory on another disk.`,
      error,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return unavailable(
      `The data directory ${home} cannot be read or written (${message}). Run as the user it belongs to, or set DATA_DIR to a directory of your own.`,
      error,
    );
  return unavailable(`The embedded Postgres in ${home} did not start: ${message}.`, error);
}

function isDiskFull(message: string, home: string): boolean {
  return (
    /no space left on device|ENOSPC|disk quota exceeded|not enough space on the disk/i.test(message) ||
    freeBytes(home) < TOO_LITTLE_BYTES
  );
}

function freeBytes(directory: string): number {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const freeMegabytes = (directory: string): number => Math.floor(freeBytes(directory) / 1024 / 1024);

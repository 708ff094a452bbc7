import { t } from '../i18n/t.js';
import { fetchKept } from './keep-session.js';
import type { IngestRun } from './types.js';

export const ROOT = '/api/v1';

/** What is wrong with one field of what was sent; `path` as in `answers.3.level`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** An answer that is no success: what happened, in the API's own words where it gave some. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

export const asApiError = (problem: unknown): ApiError =>
  problem instanceof ApiError ? problem : new ApiError(0, 'ERROR', String(problem));

export const unreachable = (): ApiError =>
  new ApiError(
    0,
    'UNREACHABLE',
    t('The server does not answer. Check that it runs and that you are connected, then try again.'),
  );

/** Reads an error body of the API's one shape; anything else becomes a plain sentence. */
export function toError(status: number, text: string): ApiError {
  try {
    const body = JSON.parse(text) as { code?: unknown; message?: unknown; details?: unknown; requestId?: unknown };
    if (typeof body.message === 'string') {
      return new ApiError(
        status,
        String(body.code ?? 'ERROR'),
        body.message,
        typeof body.requestId === 'string' ? body.requestId : null,
        Array.isArray(body.details) ? body.details.filter(isFieldError) : [],
      );
    }
  } catch {
    // Not JSON: a proxy between us and the API spoke.
  }
  return new ApiError(
    status,
    'ERROR',
    t('The server answered with status {status}. Try again in a moment.', { status }),
  );
}

const isFieldError = (detail: unknown): detail is FieldError =>
  typeof (detail as FieldError | null)?.path === 'string' && typeof (detail as FieldError).message === 'string';

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetchKept(ROOT + path, {
      headers: { accept: 'application/json' },
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  if (!response.ok) throw toError(response.status, await response.text());
  return (await response.json()) as T;
}

export interface Upload {
  readonly file: File;
  readonly dryRun: boolean;
  readonly kind?: string;
  readonly publisher?: string;
  readonly map?: string;
  readonly token?: string;
  /** Called with the share of the file that has left this computer, 0..1. */
  readonly onSent?: (share: number) => void;
}

/** Sends a file as the body of a new run. XMLHttpRequest, because fetch tells nothing about how much is sent. */
export function uploadFile({ file, dryRun, kind, publisher, map, token, onSent }: Upload): Promise<IngestRun> {
  const query = new URLSearchParams({ name: file.name, dryRun: String(dryRun) });
  for (const [key, value] of Object.entries({ kind, publisher, map })) if (value) query.set(key, value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ROOT}/ingest-runs?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onSent?.(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as IngestRun);
      else reject(toError(request.status, request.responseText));
    });
    request.send(file);
  });
}

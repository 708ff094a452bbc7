import { useCallback, useRef, useState } from 'preact/hooks';
import { type ApiError, asApiError } from '../api/client.js';
import { type Method, sendJson } from '../api/send.js';

export type Sent<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ApiError };

export interface Sending {
  readonly busy: boolean;
  /** The last refusal; gone with the next attempt. */
  readonly error: ApiError | null;
  /** What is wrong with a field, by its path in the body. */
  readonly fieldError: (path: string) => string | null;
  /** Sends once: a second press while the first is on its way does nothing. */
  readonly send: <T = undefined>(method: Method, path: string, body?: unknown) => Promise<Sent<T>>;
  /** The same for any other work that may be refused. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<Sent<T>>;
  readonly clear: () => void;
}

/** Sending, with what a screen must tell about it: busy, refused, and which fields are wrong. */
export function useSend(): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef<Promise<Sent<unknown>> | null>(null);

  const attempt = useCallback(<T>(work: () => Promise<T>): Promise<Sent<T>> => {
    if (running.current) return running.current as Promise<Sent<T>>;
    const once = async (): Promise<Sent<T>> => {
      setBusy(true);
      setError(null);
      try {
        return { ok: true, data: await work() };
      } catch (problem) {
        const told = asApiError(problem);
        setError(told);
        return { ok: false, error: told };
      } finally {
        running.current = null;
        setBusy(false);
      }
    };
    const promise = once();
    running.current = promise;
    return promise;
  }, []);
  const send = useCallback(
    <T>(method: Method, path: string, body?: unknown) => attempt(() => sendJson<T>(method, path, body)),
    [],
  );
  return {
    busy,
    error,
    fieldError: (path) => error?.fields.find((field) => field.path === path)?.message ?? null,
    send,
    attempt,
    clear: useCallback(() => setError(null), []),
  };
}

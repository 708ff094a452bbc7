import { useCallback, useEffect, useState } from 'preact/hooks';
import { keep, recall, wasGiven } from './answers.js';
import { type ApiError, asApiError, getJson } from './client.js';

export interface Answer<T> {
  /** The answer; the former one while a new address loads, so that pages do not flicker. */
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  readonly retry: () => void;
}

/** Reads one address of the API; null reads nothing. What was read before shows at once and is asked for again (304 when unchanged). */
export function useApi<T>(path: string | null, everyMs?: number): Answer<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ path: string | null; data: T | null; error: ApiError | null; loading: boolean }>(
    () => {
      const known = path === null ? null : recall<T>(path);
      return { path, data: known?.data ?? null, error: known?.error ?? null, loading: path !== null && !known?.error };
    },
  );

  useEffect(() => {
    if (path === null) {
      setState({ path, data: null, error: null, loading: false });
      return;
    }
    const { data: known } = recall<T>(path);
    if (wasGiven(path)) return setState({ path, data: known, error: null, loading: false });
    const control = new AbortController();
    setState((before) => ({ path, data: known ?? before.data, error: null, loading: true }));
    getJson<T>(path, control.signal).then(
      (data) => {
        keep(path, data);
        setState({ path, data, error: null, loading: false });
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        const told = asApiError(error);
        setState((before) => ({ path, data: everyMs ? before.data : null, error: told, loading: false }));
      },
    );
    return () => control.abort();
  }, [path, round]);

  useEffect(() => {
    if (!everyMs || path === null) return;
    const timer = setInterval(() => setRound((n) => n + 1), everyMs);
    return () => clearInterval(timer);
  }, [path, everyMs]);

  const retry = useCallback(() => setRound((n) => n + 1), []);
  return { data: state.data, error: state.error, loading: state.loading, retry };
}

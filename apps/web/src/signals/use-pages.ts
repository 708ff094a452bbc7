import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, getJson } from '../api/client.js';
import type { Page } from '../api/types.js';

export interface Pages<T> {
  readonly items: readonly T[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly next: () => void;
}

/** A list read page by page: `path` must end so that `&cursor=` can follow. A new path begins anew and keeps the old items until it answers. */
export function usePages<T>(path: string): Pages<T> {
  const [state, setState] = useState<{
    items: readonly T[];
    cursor: string | null;
    loading: boolean;
    error: ApiError | null;
  }>({ items: [], cursor: null, loading: true, error: null });
  const running = useRef<AbortController | null>(null);

  const read = useCallback(
    (cursor: string | null) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setState((before) => ({ ...before, loading: true, error: null }));
      getJson<Page<T>>(cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`, control.signal).then(
        (page) =>
          setState((before) => ({
            items: cursor === null ? page.items : [...before.items, ...page.items],
            cursor: page.nextCursor,
            loading: false,
            error: null,
          })),
        (error: unknown) => {
          if (control.signal.aborted) return;
          setState((before) => ({
            ...before,
            loading: false,
            error: error instanceof ApiError ? error : new ApiError(0, 'ERROR', String(error)),
          }));
        },
      );
    },
    [path],
  );
  useEffect(() => {
    read(null);
    return () => running.current?.abort();
  }, [read]);
  return {
    items: state.items,
    more: state.cursor !== null,
    loading: state.loading,
    error: state.error,
    next: () => read(state.cursor),
  };
}

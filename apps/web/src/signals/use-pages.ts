import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { recall, wasGiven } from '../api/answers.js';
import { ApiError, getJson } from '../api/client.js';
import type { Page } from '../api/types.js';

export interface Pages<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null on the last one. */
  readonly cursor: string | null;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly next: () => void;
}

const withCursor = (path: string, cursor: string | null): string =>
  cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;

/**
 * A list read page by page, from `start` on: `path` must end so that `&cursor=` can follow. A new path begins anew and keeps the old items until it
 * answers.
 */
export function usePages<T>(path: string, start: string | null = null): Pages<T> {
  const [state, setState] = useState<{
    items: readonly T[];
    cursor: string | null;
    loading: boolean;
    error: ApiError | null;
  }>(() => {
    const { data, error } = recall<Page<T>>(withCursor(path, start));
    return {
      items: data?.items ?? [],
      cursor: data?.nextCursor ?? null,
      loading: !data && !error,
      error,
    };
  });
  const running = useRef<AbortController | null>(null);

  const read = useCallback(
    (cursor: string | null) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setState((before) => ({ ...before, loading: true, error: null }));
      getJson<Page<T>>(withCursor(path, cursor), control.signal).then(
        (page) =>
          setState((before) => ({
            items: cursor === start ? page.items : [...before.items, ...page.items],
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
    [path, start],
  );
  useEffect(() => {
    if (!wasGiven(withCursor(path, start))) read(start);
    return () => running.current?.abort();
  }, [read]);
  return {
    items: state.items,
    cursor: state.cursor,
    loading: state.loading,
    error: state.error,
    next: () => read(state.cursor),
  };
}

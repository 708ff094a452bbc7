import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ApiError, asApiError, getJson } from '../api/client.js';

/** A list that is read page by page; `more` reads the next, `patch` changes what was read. */
export function usePagesOf<Item, Cursor>(
  path: (after: Cursor | null) => string,
  next: (page: { readonly items: readonly Item[] }) => Cursor | null,
) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [state, setState] = useState<{ loading: boolean; error: ApiError | null }>({ loading: true, error: null });
  const read = useCallback(async (after: Cursor | null): Promise<void> => {
    setState({ loading: true, error: null });
    try {
      const page = await getJson<{ items: readonly Item[] }>(path(after));
      setItems((before) => (after === null ? page.items : [...before, ...page.items]));
      setCursor(next(page));
      setState({ loading: false, error: null });
    } catch (problem) {
      setState({ loading: false, error: asApiError(problem) });
    }
  }, []);
  useEffect(() => void read(null), []);
  return {
    items,
    ...state,
    more: cursor === null ? null : () => void read(cursor),
    again: () => void read(cursor),
    patch: setItems,
  };
}

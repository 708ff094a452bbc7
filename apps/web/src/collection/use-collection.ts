import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ApiError, asApiError, ROOT, toError, unreachable } from '../api/client.js';
import { fetchKept } from '../api/keep-session.js';
import type { Collection } from './types.js';

/** The secret of a shared link stands behind #, where no server and no log sees it. */
export const linkKey = (): string | null => /^#(tu_col_[\w-]+)$/.exec(location.hash)?.[1] ?? null;

const headers = (): Record<string, string> => {
  const key = linkKey();
  return { accept: 'application/json', ...(key && { 'x-collection-key': key }) };
};

async function answerOf(path: string): Promise<Response> {
  const response = await fetchKept(ROOT + path, { headers: headers() }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw toError(response.status, await response.text());
  return response;
}

/** Reads an address of a collection, with the secret of the link one came by. */
export const readShared = async <T>(path: string): Promise<T> => (await (await answerOf(path)).json()) as T;

/** Saves a file of the collection on this device. */
export async function download(path: string): Promise<void> {
  const response = await answerOf(path);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'collection';
  const url = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Others may be at work on it: what they did appears without a reload. */
const AGAIN_MS = 20_000;

/**
 * A collection, read again every while and after each change. `show` puts in place what is sure to come, before it does; as long as that `isUnderWay`, what
 * the server has is behind it and not read.
 */
export function useCollection(id: string, q: string, isUnderWay: () => boolean) {
  const [state, setState] = useState<{ data: Collection | null; error: ApiError | null }>({ data: null, error: null });
  const latest = useRef(0);
  const path = `/collections/${encodeURIComponent(id)}${q ? `?q=${encodeURIComponent(q)}` : ''}`;
  const read = useCallback(async (): Promise<void> => {
    const mine = ++latest.current;
    try {
      const data = await readShared<Collection>(path);
      if (mine === latest.current) setState({ data, error: null });
    } catch (problem) {
      if (mine === latest.current)
        setState((before) => ({
          data: before.data?.id === id && asApiError(problem).status === 0 ? before.data : null,
          error: asApiError(problem),
        }));
    }
  }, [path]);
  useEffect(() => {
    void read();
    const again = () => document.visibilityState === 'visible' && !isUnderWay() && void read();
    const timer = setInterval(again, AGAIN_MS);
    return () => {
      latest.current++;
      clearInterval(timer);
    };
  }, [read]);
  const show = (data: Collection): void => {
    latest.current++;
    setState({ data, error: null });
  };
  return { ...state, read, show };
}

import { useEffect } from 'preact/hooks';
import { type Answer, useApi } from '../api/use-api.js';
import type { Answered } from './types.js';

/** What a worker answers to a question, asked for twice a second until it is there. */
export function useAnswer<T>(path: string | null): Answer<Answered<T>> {
  const answer = useApi<Answered<T>>(path);
  const { data, loading, retry } = answer;
  useEffect(() => {
    if (path === null || loading || (data && data.state !== 'waiting')) return;
    const timer = setTimeout(retry, 500);
    return () => clearTimeout(timer);
  }, [path, data, loading, retry]);
  return answer;
}

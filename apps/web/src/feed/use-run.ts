import { useEffect } from 'preact/hooks';
import type { IngestRun } from '../api/types.js';
import { type Answer, useApi } from '../api/use-api.js';

export const isOver = (run: IngestRun | null): boolean => run?.status === 'done' || run?.status === 'failed';

/** A run, asked for twice a second until it is over. */
export function useRun(id: string | null): Answer<IngestRun> {
  const answer = useApi<IngestRun>(id ? `/ingest-runs/${encodeURIComponent(id)}` : null);
  const { data, loading, retry } = answer;
  useEffect(() => {
    if (id === null || loading || isOver(data?.id === id ? data : null)) return;
    const timer = setTimeout(retry, 500);
    return () => clearTimeout(timer);
  }, [id, data, loading, retry]);
  return answer;
}

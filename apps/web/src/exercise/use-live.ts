import { useEffect, useRef, useState } from 'preact/hooks';

/** What the server tells as it happens; null until it does. The browser connects again by itself. */
export function useLive<T>(
  path: string | null,
  event: string,
  heard?: (data: T) => void,
): { data: T | null; connected: boolean } {
  const [data, setData] = useState<T | null>(null);
  const [connected, setConnected] = useState(false);
  const listener = useRef(heard);
  listener.current = heard;
  useEffect(() => {
    if (path === null) return;
    const source = new EventSource(`/api/v1${path}`);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener(event, (message) => {
      const told = JSON.parse((message as MessageEvent<string>).data) as T;
      setData(told);
      listener.current?.(told);
    });
    return () => source.close();
  }, [path, event]);
  return { data, connected };
}

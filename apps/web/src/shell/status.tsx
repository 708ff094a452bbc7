import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Status } from '../api/types.js';
import { useApi } from '../api/use-api.js';

const StatusContext = createContext<Status | null>(null);

/** What this installation holds, for every page; asked again each minute, so that a new edition is noticed. */
export function StatusProvider({ children }: { children: ComponentChildren }) {
  const { data } = useApi<Status>('/status', 60_000);
  return <StatusContext.Provider value={data}>{children}</StatusContext.Provider>;
}

export const useStatus = (): Status | null => useContext(StatusContext);

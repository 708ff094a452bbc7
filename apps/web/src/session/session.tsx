import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type ApiError, asApiError, getJson } from '../api/client.js';
import { noteSession, seemsSignedIn } from '../api/keep-session.js';
import { sendJson } from '../api/send.js';
import { forgetAnswers } from '../api/answers.js';
import type { Account, OwnOrganisation, Role } from './types.js';

export interface Session {
  /** `unknown` until the server has told who is signed in; `failed` when it could not. */
  readonly state: 'unknown' | 'signed-out' | 'signed-in' | 'failed';
  readonly account: Account | null;
  readonly organisations: readonly OwnOrganisation[];
  readonly error: ApiError | null;
  readonly has: (role: Role) => boolean;
  /** Signs in; throws an ApiError when address and password do not fit, or with `code` among its fields when a second factor is asked for. */
  readonly signIn: (email: string, password: string, code?: string) => Promise<void>;
  /** After the server has begun a session in another way: a passkey, a provider. */
  readonly began: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Asks again who is signed in: after a change of name, roles or organisations. */
  readonly refresh: () => Promise<void>;
  /** After the server itself has ended the session (account erased, signed out everywhere). */
  readonly ended: () => void;
}

type Known = Pick<Session, 'state' | 'account' | 'organisations' | 'error'>;
const NOBODY: Known = { state: 'signed-out', account: null, organisations: [], error: null };

async function askWho(): Promise<Known> {
  if (!seemsSignedIn()) return NOBODY;
  try {
    const [account, organisations] = await Promise.all([
      getJson<Account>('/account'),
      getJson<readonly OwnOrganisation[]>('/organisations'),
    ]);
    return { state: 'signed-in', account, organisations, error: null };
  } catch (problem) {
    const error = asApiError(problem);
    if (error.status === 401) noteSession(false);
    return error.status === 401 ? NOBODY : { ...NOBODY, state: 'failed', error };
  }
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, for every page. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [known, setKnown] = useState<Known>(() => (seemsSignedIn() ? { ...NOBODY, state: 'unknown' } : NOBODY));
  const refresh = useCallback(async () => setKnown(await askWho()), []);
  const began = useCallback(async () => {
    noteSession(true);
    forgetAnswers();
    await refresh();
  }, []);
  const ended = useCallback(() => {
    noteSession(false);
    forgetAnswers();
    setKnown(NOBODY);
  }, []);

  useEffect(() => {
    if (seemsSignedIn()) void refresh();
    // Another tab signed in or out.
    const onStorage = ({ key, oldValue, newValue }: StorageEvent): void => {
      if (key !== 'session-renewed' || (oldValue === null) === (newValue === null)) return;
      forgetAnswers();
      void refresh();
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, []);

  const session = useMemo<Session>(
    () => ({
      ...known,
      has: (role) => known.account?.roles.includes(role) ?? false,
      signIn: async (email, password, code) => {
        await sendJson('POST', '/session', { email, password, ...(code ? { code } : {}) });
        await began();
      },
      began,
      signOut: async () => {
        await sendJson('DELETE', '/session');
        ended();
      },
      refresh,
      ended,
    }),
    [known],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession works inside SessionProvider only');
  return session;
}

/**
 * Keeps a signed-in browser signed in. The cookies are out of reach of scripts, so a note on this device tells whether there is a session and
 * when it was renewed last; strangers have none, and cost the server nothing.
 */
const NOTE = 'session-renewed';
/** The access cookie lives 15 minutes; renewed a little before, no request meets a session that has just ended. */
const FRESH_MS = 12 * 60_000;

let remembered: number | null = null;

/** When the session was begun or renewed last, in ms; null for strangers. */
function renewedAt(): number | null {
  // The server draws for strangers.
  if (typeof document === 'undefined') return null;
  try {
    const text = localStorage.getItem(NOTE);
    return text === null ? null : Number(text);
  } catch {
    return remembered;
  }
}

/** Notes that a session has begun (or was renewed) now, or has ended. */
export function noteSession(lives: boolean): void {
  remembered = lives ? Date.now() : null;
  try {
    if (lives) localStorage.setItem(NOTE, String(remembered));
    else localStorage.removeItem(NOTE);
  } catch {
    // Storage is forbidden: the note holds until the page is left.
  }
}

export const seemsSignedIn = (): boolean => renewedAt() !== null;

/** Each refresh token is good once: of several tabs only one may renew, the others find it done. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('session-renewal', work) as Promise<T>) : work();

let running: Promise<boolean> | null = null;

/** Renews the session; true when it lives. `since` is when the caller last knew it renewed: a renewal after that is not done again. */
function renew(since: number | null): Promise<boolean> {
  running ??= alone(async () => {
    const last = renewedAt();
    if (last === null) return false;
    if (since !== null && last > since) return true;
    const response = await fetch('/api/v1/session/renewal', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    // An answer that nobody reads would hold its connection.
    void response.body?.cancel();
    // Whoever is only slowed down or cut off is still signed in.
    if (response.ok) noteSession(true);
    else if (response.status === 401 || response.status === 403) noteSession(false);
    return response.ok;
  })
    .catch(() => false)
    .finally(() => {
      running = null;
    });
  return running;
}

/** `fetch` that renews the session in time, and once more when the server knows it no longer. */
export async function fetchKept(input: string, init: RequestInit): Promise<Response> {
  const last = renewedAt();
  if (last === null) return fetch(input, init);
  if (Date.now() - last > FRESH_MS) await renew(last);
  const asked = renewedAt();
  const response = await fetch(input, init);
  if (response.status !== 401 || asked === null || !(await renew(asked))) return response;
  void response.body?.cancel();
  return fetch(input, init);
}

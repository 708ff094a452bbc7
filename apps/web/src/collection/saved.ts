import { useEffect, useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';

export interface Held {
  readonly kind: 'signal' | 'trend';
  readonly ref: string;
  readonly collectionId: string;
  readonly itemId: string;
}
interface Lookup {
  readonly collections: readonly { readonly id: string; readonly title: string }[];
  readonly held: readonly Held[];
}

/** Refs asked for in one request. */
const AT_ONCE = 200;

/** What this account has saved of what is on the screen. One request asks for all that appears at the same moment. */
let collections: Lookup['collections'] = [];
let known = new Map<string, readonly Held[]>();
let whose: string | null = null;
let wanted = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());
const keyOf = (kind: string, ref: string): string => `${kind} ${ref}`;

async function ask(): Promise<void> {
  timer = null;
  const asked = [...wanted].slice(0, AT_ONCE);
  wanted = new Set([...wanted].slice(AT_ONCE));
  const of = (kind: string) =>
    asked.filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1));
  try {
    const account = whose;
    const answer = await sendJson<Lookup>('POST', '/saves/lookup', { signals: of('signal'), trends: of('trend') });
    if (account !== whose) return;
    collections = answer.collections;
    for (const key of asked)
      known.set(
        key,
        answer.held.filter(({ kind, ref }) => keyOf(kind, ref) === key),
      );
    tell();
  } catch {
    // Saving still works; the button then tells that it is there already.
  }
  if (wanted.size > 0) timer = setTimeout(() => void ask(), 0);
}

function want(key: string): void {
  wanted.add(key);
  timer ??= setTimeout(() => void ask(), 20);
}

/** In which of the account's collections a thing is; null until it is known. */
export function useSaved(account: string | null, kind: 'signal' | 'trend', ref: string) {
  const [, redraw] = useState(0);
  const key = keyOf(kind, ref);
  useEffect(() => {
    const listener = (): void => redraw((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  useEffect(() => {
    if (account !== whose) {
      whose = account;
      known = new Map();
      collections = [];
    }
    if (account && !known.has(key)) want(key);
  }, [account, key]);
  return { held: account ? (known.get(key) ?? null) : null, collections };
}

/** Asks anew about a thing after it was saved or removed. */
export const lookAgain = (kind: 'signal' | 'trend', ref: string): void => want(keyOf(kind, ref));

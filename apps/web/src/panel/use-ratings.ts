import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import type { Rating } from '../exercise/types.js';

export type Saving = 'saved' | 'saving' | 'waiting' | 'refused';
interface Wish {
  readonly itemId: string;
  readonly criterion: string;
  readonly value: number | null;
}
interface Outcome extends Rating {
  readonly outcome: 'saved' | 'unchanged' | 'conflict';
}
/** Somewhere else the same person answered differently, later. */
export interface Conflict extends Wish {
  readonly kept: number | null;
}

const keyOf = (x: { itemId: string; criterion: string }): string => `${x.itemId}/${x.criterion}`;
const GATHER_MS = 250;
const AGAIN_MS = 3_000;

/** Ratings that save themselves as one goes: gathered, tried again until the server has them, kept on the device meanwhile. */
export function useRatings(exerciseId: string, round: number, known: readonly Rating[], onSaved: () => void) {
  const [ratings, setRatings] = useState(() => new Map(known.map((r) => [keyOf(r), r])));
  const [saving, setSaving] = useState<Saving>('saved');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const store = `panel-unsent-${exerciseId}-${round}`;
  const pending = useRef(new Map<string, Wish>());
  const versions = useRef(new Map(known.map((r) => [keyOf(r), r.version])));
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);

  const keep = (): void => {
    try {
      if (pending.current.size > 0) localStorage.setItem(store, JSON.stringify([...pending.current.values()]));
      else localStorage.removeItem(store);
    } catch {
      // Without storage an answer waits in this window only.
    }
  };
  const later = (ms: number): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), ms);
  };
  const flush = async (): Promise<void> => {
    if (busy.current || pending.current.size === 0) return;
    busy.current = true;
    const sent = new Map(pending.current);
    setSaving('saving');
    try {
      const body = {
        round,
        ratings: [...sent.values()].map((wish) => ({ ...wish, version: versions.current.get(keyOf(wish)) ?? 0 })),
      };
      const { ratings: outcomes } = await sendJson<{ ratings: Outcome[] }>('PUT', `/panel/${exerciseId}/ratings`, body);
      for (const outcome of outcomes) {
        const key = keyOf(outcome);
        versions.current.set(key, outcome.version);
        if (pending.current.get(key) === sent.get(key)) pending.current.delete(key);
      }
      const lost = outcomes.filter((o) => o.outcome === 'conflict');
      if (lost.length > 0)
        setConflicts((before) => [...before, ...lost.map((o) => ({ ...sent.get(keyOf(o))!, kept: o.value }))]);
      setSaving(pending.current.size > 0 ? 'saving' : 'saved');
      setRefusal(null);
      keep();
      if (pending.current.size > 0) later(0);
      else onSaved();
    } catch (problem) {
      const final = problem instanceof ApiError && [400, 403, 404, 409].includes(problem.status);
      if (final) {
        // Trying again would not help; what was chosen stays on the screen and on the device.
        setRefusal((problem as ApiError).message);
        setSaving('refused');
      } else {
        setSaving('waiting');
        later(AGAIN_MS);
      }
    } finally {
      busy.current = false;
      if (pending.current.size > 0 && timer.current === null) later(AGAIN_MS);
    }
  };

  const rate = useCallback(
    (wish: Wish): void => {
      pending.current.set(keyOf(wish), wish);
      keep();
      setRatings((before) =>
        new Map(before).set(keyOf(wish), {
          ...wish,
          round,
          version: versions.current.get(keyOf(wish)) ?? 0,
          given: true,
        }),
      );
      later(GATHER_MS);
    },
    [exerciseId, round],
  );

  useEffect(() => {
    try {
      for (const wish of JSON.parse(localStorage.getItem(store) ?? '[]') as Wish[]) rate(wish);
    } catch {
      // Nothing usable was left behind.
    }
    const now = (): void => void flush();
    addEventListener('online', now);
    return () => {
      removeEventListener('online', now);
      if (timer.current) clearTimeout(timer.current);
      void flush();
    };
  }, [store]);

  /** Settles a conflict: one's answer here again, or the one from elsewhere. */
  const settle = (conflict: Conflict, mine: boolean): void => {
    setConflicts((before) => before.filter((c) => c !== conflict));
    if (mine) rate({ itemId: conflict.itemId, criterion: conflict.criterion, value: conflict.value });
    else
      setRatings((before) =>
        new Map(before).set(keyOf(conflict), { ...before.get(keyOf(conflict))!, value: conflict.kept }),
      );
  };
  return {
    ratings,
    saving,
    refusal,
    conflicts,
    rate,
    settle,
    of: (itemId: string, criterion: string) => ratings.get(`${itemId}/${criterion}`),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/** Nothing is waited for longer than that: what never comes is told, and a busy machine is no fault. */
export const PATIENCE_MS = 120_000;

/** Waits until `condition` gives something truthy, and gives that. Fails after `ms`, naming `what` was waited for. */
export async function until<T>(what: string, condition: () => T | Promise<T>, ms = PATIENCE_MS): Promise<Truthy<T>> {
  for (const begun = Date.now(); ;) {
    const found = await condition();
    if (found) return found as Truthy<T>;
    if (Date.now() - begun > ms) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await sleep(20);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/** Waits until `condition` gives something truthy, and gives that. Fails after `ms`, naming `what` was waited for. */
export async function until<T>(what: string, condition: () => T | Promise<T>, ms = 60_000): Promise<Truthy<T>> {
  for (const begun = Date.now(); ;) {
    const found = await condition();
    if (found) return found as Truthy<T>;
    if (Date.now() - begun > ms) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await sleep(20);
  }
}

import { sheet } from '../server/sheet.js';
import type { ApiError } from './client.js';

const MAX_KEPT = 60;
const kept = new Map<string, unknown>();
/** What came with the page, so that it need not be asked for at once. */
const given = new Set<string>();

/** Forgets what was read: after signing in or out nothing of the one before may show. */
export function forgetAnswers(): void {
  kept.clear();
  given.clear();
}

export function keep(path: string, data: unknown): void {
  kept.delete(path);
  kept.set(path, data);
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
}

/** What is known of an address before it is asked for. On the server, asking is noting: the page is drawn again with the answer. */
export function recall<T>(path: string): { readonly data: T | null; readonly error: ApiError | null } {
  const page = sheet();
  if (!page) return { data: (kept.get(path) as T | undefined) ?? null, error: null };
  const error = page.errors.get(path) ?? null;
  if (!error && !page.answers.has(path)) page.asked.add(path);
  return { data: (page.answers.get(path) as T | undefined) ?? null, error };
}

/** Whether the answer came with the page; true only once, later it is asked for again. */
export const wasGiven = (path: string): boolean => given.delete(path);

/** Takes what the server has written into the page it drew. */
export function takeGiven(): void {
  const text = document.getElementById('given')?.textContent;
  if (!text) return;
  for (const [path, data] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    keep(path, data);
    given.add(path);
  }
}

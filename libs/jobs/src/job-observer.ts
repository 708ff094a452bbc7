/** Whoever watches jobs: numbers and traces. It must not fail. */
export interface JobObserver {
  /** What travels with a job that is added now. */
  carrier(): Readonly<Record<string, string>>;
  /** Does one attempt. `carried` is what travelled with the job; what `work` throws is thrown on. */
  around<T>(
    job: { readonly name: string; readonly id: string },
    carried: Readonly<Record<string, string>>,
    work: () => Promise<T>,
  ): Promise<T>;
}

/** The key under which it stands beside the data of a job; a version that does not know it leaves it out. */
const KEY = '$carried';

/** The data with what travels along. */
export const withCarried = (data: unknown, carried: Readonly<Record<string, string>>): unknown =>
  Object.keys(carried).length === 0 ? data : { ...(data as object), [KEY]: carried };

/** What travelled along, and the data without it. */
export function carriedBy(stored: unknown): {
  readonly data: unknown;
  readonly carried: Readonly<Record<string, string>>;
} {
  if (typeof stored !== 'object' || stored === null || !(KEY in stored)) return { data: stored, carried: {} };
  const { [KEY]: carried, ...data } = stored as Record<string, unknown>;
  return { data, carried: carried as Record<string, string> };
}

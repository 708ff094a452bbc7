import type { EditionInfo } from '#libs/domain';

export type Keep<T> = (key: string, make: () => Promise<T>) => Promise<T>;

/**
 * Keeps the last `most` answers that do not change once they are made, by key. Whoever asks while one is being made waits for the same; a failure is
 * not kept, nor is what `worth` says is not worth it.
 */
export function kept<T>(most: number, worth: (answer: T) => boolean = () => true): Keep<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = answers.get(key);
    if (known) return known;
    const made = make();
    answers.set(key, made);
    made.then(
      (answer) => worth(answer) || answers.delete(key),
      () => answers.delete(key),
    );
    if (answers.size > most) answers.delete(answers.keys().next().value!);
    return made;
  };
}

/** Keeps answers that rest on the evidence as of the latest edition until there is another. Before the first, nothing is kept. */
export function keptByEdition<T>(
  latest: () => Promise<Pick<EditionInfo, 'number' | 'hash'> | null>,
  most: number,
  worth?: (answer: T) => boolean,
): Keep<T> {
  const keep = kept<T>(most, worth);
  return async (key, make) => {
    const edition = await latest();
    return edition ? keep(`${edition.number}/${edition.hash}/${key}`, make) : make();
  };
}

/**
 * Keeps answers for as long as nothing at all was written to the store: dear to count, and asked for by many between two imports. `snapshot` names what
 * can be seen (`Store.snapshot`); it is asked each time, so that nobody is told what was true a moment ago.
 */
export function keptUntilWritten<T>(snapshot: () => Promise<string>, most: number): Keep<T> {
  const keep = kept<T>(most);
  return async (key, make) => keep(`${await snapshot()} ${key}`, make);
}

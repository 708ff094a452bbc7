/** Writes one value at a time; of those that come meanwhile only the latest is written. */
export interface LatestOnly {
  /** Resolves when this value, or a later one in its place, is written. */
  readonly tell: (value: unknown) => Promise<void>;
  /** Resolves when nothing is being written any more; never rejects. */
  readonly settled: () => Promise<void>;
}

/** A handler may tell its progress for each of a million rows: what is written is bounded by how fast it can be. */
export function latestOnly(write: (value: unknown) => Promise<void>): LatestOnly {
  let next: { readonly value: unknown } | undefined;
  let writing: Promise<void> | undefined;
  const writeAll = async (): Promise<void> => {
    try {
      while (next) {
        const { value } = next;
        next = undefined;
        await write(value);
      }
    } finally {
      writing = undefined;
    }
  };
  return {
    tell: (value) => {
      next = { value };
      writing ??= writeAll();
      return writing;
    },
    settled: async () => {
      await writing?.catch(() => {});
    },
  };
}

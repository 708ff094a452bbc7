/**
 * How far two groupings of the same items agree. Both arguments give the group of item i as any integer (negative ones too).
 */
export interface Agreement {
  /** Normalised mutual information, arithmetic mean of the entropies, 0..1 (1 when both are one single group). */
  readonly nmi: number;
  /** Adjusted Rand index (Hubert and Arabie, 1985): 1 equal, 0 as by chance, below 0 worse than chance. */
  readonly ari: number;
}

export function agreement(a: ArrayLike<number>, b: ArrayLike<number>): Agreement {
  const n = a.length;
  if (n !== b.length)
    throw new RangeError(`Two groupings of the same items have the same length, not ${n} and ${b.length}.`);
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    count(cells, `${a[i]!},${b[i]!}`);
    count(rows, a[i]!);
    count(columns, b[i]!);
  }
  const entropyA = entropy(rows, n);
  const entropyB = entropy(columns, n);
  const mutual = entropyA + entropyB - entropy(cells, n);
  const mean = (entropyA + entropyB) / 2;
  const nmi = mean === 0 ? 1 : Math.min(1, Math.max(0, mutual / mean));
  const together = pairs(cells);
  const expected = n < 2 ? 0 : (pairs(rows) * pairs(columns)) / ((n * (n - 1)) / 2);
  const most = (pairs(rows) + pairs(columns)) / 2;
  return { nmi, ari: most === expected ? 1 : (together - expected) / (most - expected) };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function entropy<K>(counts: Map<K, number>, n: number): number {
  let sum = 0;
  for (const c of counts.values()) sum -= (c / n) * Math.log(c / n);
  return sum;
}

function pairs<K>(counts: Map<K, number>): number {
  let sum = 0;
  for (const c of counts.values()) sum += (c * (c - 1)) / 2;
  return sum;
}

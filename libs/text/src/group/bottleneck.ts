import type { Csr } from '../vectors/csr.js';
import { wordsOfGroups } from './multinomial.js';
import type { Merge } from './ward.js';

/**
 * Merges groups of texts by their words (agglomerative information bottleneck; Slonim and Tishby, 1999): step by step the two whose union
 * loses least of what the group says about the words, i.e. the least weighted Jensen-Shannon divergence, in nats.
 * @returns merges from k groups down to one, in order
 */
export function bottleneckMerges(counts: Csr, groups: ArrayLike<number>, k: number): Merge[] {
  const { words, totals } = wordsOfGroups(counts, groups, k);
  const columns = counts.columns;
  const rows = Array.from({ length: k }, (_, g) =>
    Float64Array.from({ length: columns }, (__, c) => words[c * k + g]!),
  );
  const own = rows.map((row, g) => concentration(row, totals[g]!));
  const cost = new Float64Array(k * k);
  const price = (a: number, b: number): void => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const union = unionConcentration(rows[low]!, rows[high]!, totals[low]! + totals[high]!);
    cost[low * k + high] = own[low]! + own[high]! - union;
  };
  for (let a = 0; a < k; a++) for (let b = a + 1; b < k; b++) price(a, b);
  const alive = Array.from({ length: k }, (_, g) => g);
  const merges: Merge[] = [];
  while (alive.length > 1) {
    let [into, from, least] = [0, 0, Infinity];
    alive.forEach((a, x) => {
      for (const b of alive.slice(x + 1)) if (cost[a * k + b]! < least) [into, from, least] = [a, b, cost[a * k + b]!];
    });
    merges.push({ into, from, cost: Math.max(0, least) });
    rows[from]!.forEach((value, c) => (rows[into]![c]! += value));
    totals[into]! += totals[from]!;
    own[into] = concentration(rows[into]!, totals[into]!);
    alive.splice(alive.indexOf(from), 1);
    for (const other of alive) if (other !== into) price(other, into);
  }
  return merges;
}

const xLogX = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

/** Sum of n ln(n / total): minus the entropy of the words, times their number. */
function concentration(row: Float64Array, total: number): number {
  let sum = 0;
  for (const value of row) if (value > 0) sum += value * Math.log(value);
  return sum - xLogX(total);
}

function unionConcentration(a: Float64Array, b: Float64Array, total: number): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) {
    const value = a[c]! + b[c]!;
    if (value > 0) sum += value * Math.log(value);
  }
  return sum - xLogX(total);
}

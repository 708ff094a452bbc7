/** How alike two trends are, 0..1, the same both ways. */
export type Similarity = (a: string, b: string) => number;

/**
 * Orders ids so that neighbours are alike: the chain with the largest sum of similarities between neighbours that a
 * nearest-neighbour start from every id and moves of single ids find. Exact order is a travelling-salesman path; for the
 * few dozen trends of a segment this comes close. Deterministic, whatever the order of the input.
 */
export function seriate(ids: readonly string[], similarity: Similarity): string[] {
  const sorted = [...ids].sort();
  let best = sorted;
  let bestSum = chainSum(sorted, similarity);
  for (const start of sorted) {
    const chain = nearestChain(start, sorted, similarity);
    const sum = chainSum(chain, similarity);
    if (sum > bestSum + 1e-9) [best, bestSum] = [chain, sum];
  }
  const improved = moveSingles(best, similarity);
  return (improved[0] ?? '') <= (improved.at(-1) ?? '') ? improved : improved.reverse();
}

/** Sum of similarities between neighbours. */
export function chainSum(chain: readonly string[], similarity: Similarity): number {
  let sum = 0;
  for (let i = 1; i < chain.length; i += 1) sum += similarity(chain[i - 1] as string, chain[i] as string);
  return sum;
}

function nearestChain(start: string, ids: readonly string[], similarity: Similarity): string[] {
  const chain = [start];
  const left = new Set(ids);
  left.delete(start);
  while (left.size > 0) {
    const tail = chain.at(-1) as string;
    let next = '';
    let closest = -1;
    for (const id of left) {
      const s = similarity(tail, id);
      if (s > closest) [next, closest] = [id, s];
    }
    chain.push(next);
    left.delete(next);
  }
  return chain;
}

/** Moves single ids to better places until none is left; every move raises the sum, so it ends. */
function moveSingles(start: readonly string[], similarity: Similarity): string[] {
  let chain = [...start];
  let sum = chainSum(chain, similarity);
  for (let better = true; better;) {
    better = false;
    for (let i = 0; i < chain.length; i += 1) {
      const without = chain.filter((_, j) => j !== i);
      for (let to = 0; to < chain.length; to += 1) {
        const candidate = without.toSpliced(to, 0, chain[i] as string);
        const candidateSum = chainSum(candidate, similarity);
        if (candidateSum <= sum + 1e-9) continue;
        [chain, sum, better] = [candidate, candidateSum, true];
        break;
      }
    }
  }
  return chain;
}

/**
 * Which fields go together, how close a cluster is to a field it is not in, and what a partner would add (density and
 * policy framing: Balland et al., "Smart specialization policy in the European Union", media.mit.edu; added density after
 * Balland and Boschma, "Complementary interregional linkages and smart specialisation", 2021).
 */

/** `has[i][j]`: cluster i is specialised in field j (RTA > 1). */
export type Presence = readonly (readonly boolean[])[];

/**
 * φ_jk = min(P(j | k), P(k | j)): how often clusters strong in one field are strong in the other, 0..1, symmetric. The
 * diagonal is 0, and so are fields that nobody is specialised in.
 */
export function relatedness(has: Presence): number[][] {
  const fields = has[0]?.length ?? 0;
  const zeros = (): number[] => Array.from({ length: fields }, () => 0);
  const counts = zeros();
  const together = Array.from({ length: fields }, zeros);
  for (const row of has) {
    const mine = row.flatMap((is, j) => (is ? [j] : []));
    for (const j of mine) {
      counts[j] = (counts[j] ?? 0) + 1;
      const target = together[j] as number[];
      for (const k of mine) if (k !== j) target[k] = (target[k] ?? 0) + 1;
    }
  }
  return together.map((row, j) => row.map((n, k) => (n > 0 ? n / Math.max(counts[j] ?? 0, counts[k] ?? 0) : 0)));
}

/**
 * Share of the relatedness around field j that the cluster already covers: Σ_k φ_jk · has_k / Σ_k φ_jk, 0..1.
 * @returns null for a field that is related to nothing
 */
export function density(field: number, has: readonly boolean[], phi: readonly (readonly number[])[]): number | null {
  const row = phi[field] ?? [];
  const all = row.reduce((a, b) => a + b, 0);
  return all > 0 ? row.reduce((sum, p, k) => (has[k] ? sum + p : sum), 0) / all : null;
}

/** What a partner adds: density around the field of both together, less the density of the cluster alone; 0..1. */
export function complementarity(
  field: number,
  own: readonly boolean[],
  partner: readonly boolean[],
  phi: readonly (readonly number[])[],
): number | null {
  const alone = density(field, own, phi);
  const both = density(
    field,
    own.map((is, k) => is || partner[k] === true),
    phi,
  );
  return alone === null || both === null ? null : both - alone;
}

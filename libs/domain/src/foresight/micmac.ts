/**
 * MICMAC: which variables drive a system and which are driven, when influence also travels along chains (Duperrin and
 * Godet, "Méthode de hiérarchisation des éléments d'un système", 1973). The matrix of direct influences (usually 0..3) is
 * raised to powers until the order of the variables by influence and by dependence no longer changes.
 */
import { midRanks } from '../statistics/ranks.js';

export type Quadrant = 'driver' | 'relay' | 'dependent' | 'autonomous';

export interface Micmac {
  /** Power at which the order settled, or the last one tried. */
  readonly power: number;
  readonly stable: boolean;
  /** Share of all influence by variable, along chains of that length; sums to 1. */
  readonly influence: readonly number[];
  /** Share of all dependence by variable. */
  readonly dependence: readonly number[];
  /** The same of the direct matrix. */
  readonly direct: { readonly influence: readonly number[]; readonly dependence: readonly number[] };
  /** Above or below an even share in both: driver, relay, dependent, autonomous. */
  readonly quadrants: readonly Quadrant[];
}

/**
 * @param matrix row influences column; the diagonal is ignored
 * @returns null when nothing influences anything
 */
export function micmac(matrix: readonly (readonly number[])[], maxPower = 30): Micmac | null {
  const n = matrix.length;
  if (matrix.some((row) => row.length !== n || row.some((x) => !(x >= 0 && x < Infinity)))) {
    throw new RangeError('The influence matrix must be square, of finite numbers from 0.');
  }
  const base = matrix.map((row, i) => row.map((x, j) => (i === j ? 0 : x)));
  const direct = shares(base);
  if (!direct) return null;
  let current = { power: 1, matrix: base, shares: direct };
  let stable = false;
  while (!stable && current.power < maxPower) {
    const product = scaled(multiply(current.matrix, base));
    const next = shares(product);
    // No chain is that long (the influences run in one direction only): the longest chains that exist decide.
    if (!next) break;
    stable =
      sameOrder(current.shares.influence, next.influence) && sameOrder(current.shares.dependence, next.dependence);
    if (!stable) current = { power: current.power + 1, matrix: product, shares: next };
  }
  const { influence, dependence } = current.shares;
  const quadrants = influence.map((x, i) => quadrantOf(x >= 1 / n, (dependence[i] ?? 0) >= 1 / n));
  return { power: current.power, stable, influence, dependence, direct, quadrants };
}

function quadrantOf(influential: boolean, dependent: boolean): Quadrant {
  if (influential) return dependent ? 'relay' : 'driver';
  return dependent ? 'dependent' : 'autonomous';
}

function shares(matrix: readonly (readonly number[])[]): { influence: number[]; dependence: number[] } | null {
  const rows = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = matrix.map((_, j) => matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rows.reduce((a, b) => a + b, 0);
  return total > 0 ? { influence: rows.map((r) => r / total), dependence: columns.map((c) => c / total) } : null;
}

function multiply(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => row.map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));
}

/** Powers grow without bound; only proportions matter. */
function scaled(matrix: number[][]): number[][] {
  const top = Math.max(...matrix.flat());
  return top > 0 ? matrix.map((row) => row.map((x) => x / top)) : matrix;
}

/** Equal ranks, values that differ by rounding alone taken as ties. */
function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  const ranks = (values: readonly number[]): number[] => midRanks(values.map((v) => Math.round(v * 1e9)));
  const other = ranks(b);
  return ranks(a).every((rank, i) => rank === other[i]);
}

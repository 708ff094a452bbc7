import { capitalOf } from '../cluster/places.js';
import type { StructuralVariable } from './standing.js';

/** What tells which clusters are alike, in the manner of the S3 benchmarking of regions (size, sector mix, size of firms, place). */
export interface StructuralProfile {
  readonly id: string;
  readonly country: string | null;
  /** Weight of the ecosystem in the cluster, 0..1. */
  readonly weight: number;
  readonly members?: number | null | undefined;
  readonly medianEmployees?: number | null | undefined;
  readonly manufacturing?: number | null | undefined;
  readonly knowledge?: number | null | undefined;
}

/** Our own weights; place counts half in each direction. */
const MEASURES: readonly (readonly [
  weight: number,
  read: (profile: StructuralProfile) => number | null | undefined,
])[] = [
  [1, ({ members }) => (members ? Math.log(members) : null)],
  [0.75, ({ medianEmployees }) => (medianEmployees ? Math.log(medianEmployees) : null)],
  [1, ({ manufacturing }) => manufacturing],
  [0.5, ({ knowledge }) => knowledge],
  [1, ({ weight }) => weight],
  [0.25, ({ country }) => capitalOf(country)?.[0]],
  [0.25, ({ country }) => capitalOf(country)?.[1]],
];

/** The variables for `nearestPeers`, each on 0..100 between the smallest and the largest value; a variable that is equal for all is 50. */
export function structuralVariables(profiles: readonly StructuralProfile[]): StructuralVariable[] {
  return MEASURES.map(([weight, read]) => {
    const known = profiles.flatMap((profile) => {
      const value = read(profile);
      return typeof value === 'number' && Number.isFinite(value) ? [[profile.id, value] as const] : [];
    });
    const values = known.map(([, value]) => value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const scale = (value: number): number => (high > low ? (100 * (value - low)) / (high - low) : 50);
    return { weight, values: new Map(known.map(([id, value]) => [id, scale(value)])) };
  });
}

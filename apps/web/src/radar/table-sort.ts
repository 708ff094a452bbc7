import type { Placement, Ring, Segment } from '../api/types.js';
import { certainty } from './sentences.js';

export const COLUMNS = [
  'number',
  'name',
  'segment',
  'ring',
  'radius',
  'sure',
  'movement',
  'momentum',
  'volume',
] as const;
export type Column = (typeof COLUMNS)[number];
export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

export const isColumn = (text: string): text is Column => (COLUMNS as readonly string[]).includes(text);

/** "-volume" is by volume, largest first. */
export function readSorting(text: string | undefined): Sorting {
  const column = (text ?? '').replace(/^-/, '');
  return isColumn(column) ? { column, descending: text!.startsWith('-') } : { column: 'number', descending: false };
}
export const writeSorting = ({ column, descending }: Sorting): string | null =>
  column === 'number' && !descending ? null : (descending ? '-' : '') + column;

interface Context {
  readonly numbers: ReadonlyMap<string, number>;
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
}

const MOVEMENT_ORDER: Readonly<Record<Placement['movement'], number>> = { in: 0, new: 1, none: 2, out: 3 };

/** Rows in the asked order; ties keep the order of the numbers, and what is unknown comes last either way. */
export function sortRows(
  placements: readonly Placement[],
  { column, descending }: Sorting,
  context: Context,
): readonly Placement[] {
  const value = (p: Placement): string | number | null => {
    if (column === 'name') return p.name.toLocaleLowerCase('en');
    if (column === 'segment') return context.segments.findIndex(({ id }) => id === p.segment);
    if (column === 'ring') return context.rings.findIndex(({ id }) => id === p.ring);
    if (column === 'radius') return p.radius;
    if (column === 'sure') return certainty(p);
    if (column === 'movement') return MOVEMENT_ORDER[p.movement];
    if (column === 'momentum') return p.momentum.growth;
    if (column === 'volume') return p.volume;
    return context.numbers.get(p.trendId) ?? 0;
  };
  const number = (p: Placement): number => context.numbers.get(p.trendId) ?? 0;
  return [...placements].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || number(a) - number(b);
    const sign = left < right ? -1 : left > right ? 1 : 0;
    return (descending ? -sign : sign) || number(a) - number(b);
  });
}

import type { Placement } from '../api/types.js';

type Placed = Pick<Placement, 'trendId' | 'angle' | 'radius' | 'segment' | 'volume' | 'previousRadius' | 'momentum'>;

const byId = (a: Placed, b: Placed): number => (a.trendId < b.trendId ? -1 : a.trendId > b.trendId ? 1 : 0);

/** Clockwise from the top, then from the centre outward: the order of the numbers and of the arrow keys. */
export const clockwise = <T extends Placed>(placements: readonly T[]): readonly T[] =>
  [...placements].sort((a, b) => a.angle - b.angle || a.radius - b.radius || byId(a, b));

/** The number of each trend on the radar, from 1, clockwise. */
export const numbers = (placements: readonly Placed[]): ReadonlyMap<string, number> =>
  new Map(clockwise(placements).map((placement, index) => [placement.trendId, index + 1]));

/** What deserves a name on a crowded radar: first what moved, then what surely grows or shrinks, then what rests on most evidence. */
export function byRelevance<T extends Placed>(placements: readonly T[]): readonly T[] {
  const moved = (p: Placed): number =>
    p.previousRadius === null ? 0 : Math.round(Math.abs(p.previousRadius - p.radius) * 20);
  const sure = (p: Placed): number => (isSure(p) ? 1 : 0);
  return [...placements].sort((a, b) => moved(b) - moved(a) || sure(b) - sure(a) || b.volume - a.volume || byId(a, b));
}

/** Whether growth differs from nothing: its interval excludes zero. */
export function isSure({ momentum }: Pick<Placement, 'momentum'>): boolean {
  return momentum.low !== null && momentum.high !== null && (momentum.low > 0 || momentum.high < 0);
}

/** Where an arrow key leads: left and right walk the circle, up and down walk outward and inward in the segment. */
export function walk(placements: readonly Placed[], from: string | null, key: string): string | null {
  const circle = clockwise(placements);
  if (circle.length === 0) return null;
  const index = circle.findIndex(({ trendId }) => trendId === from);
  const here = circle[index];
  if (!here) return circle[0]!.trendId;
  if (key === 'Home') return circle[0]!.trendId;
  if (key === 'End') return circle.at(-1)!.trendId;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const next = index + (key === 'ArrowRight' ? 1 : -1);
    return circle[(next + circle.length) % circle.length]!.trendId;
  }
  const spoke = circle
    .filter(({ segment }) => segment === here.segment)
    .sort((a, b) => a.radius - b.radius || byId(a, b));
  const place = spoke.indexOf(here) + (key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0);
  return (spoke[place] ?? here).trendId;
}

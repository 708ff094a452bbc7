import type { Kind, Placement, Ring } from '../api/types.js';
import { count, percent, plural, range, sureness } from '../text/format.js';
import { dominantKind } from './evidence.js';
import { isSure } from './order.js';

export const KIND_NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  publication: ['publication', 'publications'],
  patent: ['patent', 'patents'],
  investment: ['investment', 'investments'],
  news: ['news report', 'news reports'],
  article: ['innovation article', 'innovation articles'],
};
export const MOVEMENT_NAMES: Readonly<Record<Placement['movement'], string>> = {
  in: 'Moved in',
  out: 'Moved out',
  new: 'New',
  none: 'Stayed',
};

export const ringName = (rings: readonly Ring[], id: string): string =>
  rings.find((ring) => ring.id === id)?.name ?? id;
const ringAt = (rings: readonly Ring[], radius: number): string =>
  (rings.find((ring) => radius <= ring.outer) ?? rings.at(-1))?.id ?? '';

/** How sure the ring is: the share of resampled pictures that agree, 0..1. */
export const certainty = (placement: Pick<Placement, 'ring' | 'ringProbability'>): number =>
  placement.ringProbability[placement.ring] ?? 0;

/** The story of a blip in a breath: how it moved, how sure that is, what it rests on, where its share goes. */
export function story(placement: Placement, rings: readonly Ring[], firstEdition = false): string {
  return [movement(placement, rings, firstEdition), rests(placement), growth(placement)].filter(Boolean).join(' ');
}

function movement(placement: Placement, rings: readonly Ring[], firstEdition: boolean): string {
  const ring = rings.find(({ id }) => id === placement.ring);
  const here = ring ? `${ring.name} (${range(ring.horizon)})` : placement.ring;
  const sure = `${sureness(certainty(placement)).replace('>', 'more than ')} sure`;
  if (placement.previousRadius === null)
    return firstEdition ? `In ${here}; ${sure}.` : `New on this radar, in ${here}; ${sure}.`;
  const before = ringAt(rings, placement.previousRadius);
  if (before !== placement.ring) return `Moved from ${ringName(rings, before)} to ${here}; ${sure}.`;
  if (placement.movement === 'in') return `Moved inward within ${here}; ${sure}.`;
  if (placement.movement === 'out') return `Moved outward within ${here}; ${sure}.`;
  return `Stayed in ${here}; ${sure}.`;
}

function rests(placement: Placement): string {
  const kind = dominantKind(placement.evidence);
  const pieces = `${count(placement.volume)} ${plural(placement.volume, 'piece', 'pieces')} of independent evidence`;
  if (kind === null) return `Rests on ${pieces}.`;
  const n = placement.evidence[kind] ?? 0;
  const only = n >= placement.volume;
  return `Rests on ${pieces}, ${only ? 'all' : n * 2 >= placement.volume ? 'mostly' : 'most often'} ${KIND_NAMES[kind][1]}.`;
}

function growth(placement: Placement): string {
  const { growth: rate, low, high } = placement.momentum;
  if (rate === null || low === null || high === null) return '';
  if (!isSure(placement)) return 'Whether its share of all evidence grows cannot be told yet.';
  return `Its share of all evidence ${rate > 0 ? 'grows' : 'shrinks'} by ${percent(Math.abs(rate))} a year (${percent(low)} to ${percent(high)}).`;
}

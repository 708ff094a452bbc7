import type { Movement, Ring } from './radar.js';

/** The band a radius lies in; the outer edge belongs to the band. */
export function ringOf(radius: number, rings: readonly Ring[]): Ring {
  const found = rings.find((ring) => radius <= ring.outer) ?? rings.at(-1);
  if (!found) throw new RangeError('A radar needs at least one ring.');
  return found;
}

/** Where the trend stood in the previous edition. */
export interface PreviousPlace {
  readonly radius: number;
  readonly ring: string;
}

/**
 * The ring of a radius, slow to change: the previous ring is kept unless the radius leaves its band by more than the
 * hysteresis, so that radars do not flicker. A previous ring that no longer exists is forgotten.
 */
export function stickyRing(
  radius: number,
  rings: readonly Ring[],
  hysteresis: number,
  previous: string | undefined,
): Ring {
  const at = rings.findIndex((ring) => ring.id === previous);
  const old = rings[at];
  if (!old) return ringOf(radius, rings);
  const inner = rings[at - 1]?.outer ?? 0;
  const stays = radius >= inner - hysteresis && radius <= old.outer + hysteresis;
  return stays ? old : ringOf(radius, rings);
}

/** `in` or `out` when the ring changed or the radius moved by more than the hysteresis. */
export function movementOf(
  radius: number,
  ring: string,
  rings: readonly Ring[],
  hysteresis: number,
  previous: PreviousPlace | undefined,
): Movement {
  if (!previous) return 'new';
  const order = (id: string): number => rings.findIndex((r) => r.id === id);
  const known = order(previous.ring) >= 0;
  const bands = known ? order(ring) - order(previous.ring) : 0;
  if (bands !== 0) return bands < 0 ? 'in' : 'out';
  const moved = radius - previous.radius;
  if (Math.abs(moved) <= hysteresis) return 'none';
  return moved < 0 ? 'in' : 'out';
}

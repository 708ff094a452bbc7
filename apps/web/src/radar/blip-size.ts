/** Area means volume: the radius of a blip grows with the square root of its independent evidence. */

/** Smallest radius in pixels: a number still fits inside, and a finger still hits it with its 24 px target. */
export const MIN_BLIP = 9;

/** Largest radius in pixels: full radars need smaller marks. */
export function maxBlip(count: number, dialRadius: number): number {
  const crowded = count > 40 ? 0.058 : count > 20 ? 0.068 : 0.078;
  return Math.max(MIN_BLIP + 3, Math.min(28, dialRadius * crowded));
}

/** Pixels for a volume, where `top` is the largest volume on the radar. Non-finite or negative volumes count as none. */
export function blipRadius(volume: number, top: number, max: number): number {
  if (!(volume > 0) || !(top > 0)) return MIN_BLIP;
  return Math.max(MIN_BLIP, max * Math.sqrt(Math.min(1, volume / top)));
}

/** Three round volumes that explain the sizes: the largest, a middle one, and the largest that still draws the smallest mark. */
export function legendVolumes(top: number, max: number): readonly number[] {
  if (!(top > 0)) return [];
  const smallest = top * (MIN_BLIP / max) ** 2;
  const volumes = [smallest, Math.sqrt(Math.max(1, smallest) * top), top].map(roundNice);
  return [...new Set(volumes)];
}

/** To one or two leading digits: 1, 2, 5, 10, 15, 20, 25, 30 ... */
export function roundNice(value: number): number {
  if (value < 10) return Math.max(1, Math.round(value));
  const unit = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.round(value / unit) * unit;
}

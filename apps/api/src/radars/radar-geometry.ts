import type { RadarDefinition } from '#libs/domain';

/** Sectors of equal angle, clockwise from the top, in degrees. */
export const segmentsOf = (radar: RadarDefinition) =>
  radar.segments.map((segment, index) => ({
    ...segment,
    from: (360 / radar.segments.length) * index,
    to: (360 / radar.segments.length) * (index + 1),
  }));

export const ringsOf = (radar: RadarDefinition) =>
  radar.rings.map((ring, index) => ({ ...ring, inner: index === 0 ? 0 : radar.rings[index - 1]!.outer }));

import type { RadarView } from '../radar.schema.js';

export const HEADER = [
  'trendId', 'name', 'ecosystem', 'segment', 'ring', 'radius', 'radiusLow', 'radiusHigh', 'angle', 'maturity', 'movement', 'growthPerYear', 'growthLow',
  'growthHigh', 'volume', 'publications', 'patents', 'investments', 'news', 'articles', 'origin', 'edition', 'asOf', 'synthetic',
];

/** The placements of a radar as rows under HEADER. */
export const rowsOf = (radar: RadarView): (string | number | null)[][] =>
  radar.placements.map((p) => [
    p.trendId, p.name, p.ecosystem, p.segment, p.ring, p.radius, p.interval.low, p.interval.high, p.angle, p.maturity, p.movement,
    p.momentum.growth, p.momentum.low, p.momentum.high, p.volume, p.evidence.publication ?? 0, p.evidence.patent ?? 0, p.evidence.investment ?? 0,
    p.evidence.news ?? 0, p.evidence.article ?? 0, p.origin, radar.edition?.number ?? null, radar.edition?.asOf ?? null, String(radar.edition?.synthetic ?? false),
  ]);

import { badInput } from '../error/error.js';
import type { EcosystemId } from '../ecosystem/ecosystem.js';
import { randomFrom } from '../random/random.js';
import { asOfDay } from '../series/calendar.js';
import { buildSeries, type EvidenceSeries, type KindYearCounts } from '../series/series.js';
import { SIGNAL_KINDS, type SignalKind } from '../signal/signal.js';
import { quantileSorted } from '../statistics/quantile.js';
import { radiusDraws } from './interval.js';
import { readMaturity, type ShareTables, tablesOf, type MaturityReading } from './maturity.js';
import type { RadarDefinition } from './method.js';
import { momentumOf } from './momentum.js';
import type { Momentum, Placement } from './radar.js';
import { movementOf, ringOf, stickyRing, type PreviousPlace } from './ring.js';

/** A trend to be placed, with its independent evidence by kind and year. */
export interface TrendEvidence {
  readonly trendId: string;
  readonly segment: string;
  readonly counts: KindYearCounts;
}

export interface PlaceRadarInput {
  readonly ecosystem: EcosystemId;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly trends: readonly TrendEvidence[];
  /** All independent evidence of the universe by kind and year. */
  readonly totals: KindYearCounts;
  /** By trend id; empty for the first edition. */
  readonly previous: ReadonlyMap<string, PreviousPlace>;
  /** Degrees by trend id, from `assignAngles`. */
  readonly angles: ReadonlyMap<string, number>;
}

/** Six decimals: finer than any screen, coarse enough to print the same on every machine. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The seed of a trend's draws: the same trend, radar and method always draw alike, whatever else stands on the radar. */
export const placementSeed = (version: string, ecosystem: string, trendId: string): string =>
  `${version}/${ecosystem}/${trendId}`;

/**
 * Places the trends of one radar. Trends below the minimum evidence are left out; the order of the rest is kept.
 * Pure: the same input and method give the same placements, bit for bit.
 * Throws BAD_INPUT for an unknown segment, a trend without an angle, or counts beyond the totals.
 */
export function placeRadar(input: PlaceRadarInput, method: RadarDefinition): Placement[] {
  const p = method.placement;
  const asOf = asOfDay(input.asOf);
  const tables = tablesOf(input.totals, input.asOf, p);
  const placements: Placement[] = [];
  for (const trend of input.trends) {
    const series = buildSeries(trend.counts, input.totals, asOf, p.incompleteYears);
    if (series.evidence < p.minimumEvidence) continue;
    const placement = placeTrend(trend, series, tables, input, method);
    if (placement) placements.push(placement);
  }
  return placements;
}

function placeTrend(
  trend: TrendEvidence,
  series: EvidenceSeries,
  tables: ShareTables,
  input: PlaceRadarInput,
  method: RadarDefinition,
): Placement | null {
  const p = method.placement;
  const angle = input.angles.get(trend.trendId);
  if (angle === undefined) {
    throw badInput(`The trend "${trend.trendId}" has no angle. Call assignAngles for the radar before placing it.`);
  }
  if (!method.segments.some((segment) => segment.id === trend.segment)) {
    throw badInput(
      `The trend "${trend.trendId}" lies in the unknown segment "${trend.segment}". Use one of data/radar.json.`,
    );
  }
  const reading = readMaturity(series, p, tables);
  if (!reading) return null;
  const previous = input.previous.get(trend.trendId);
  const radius = rounded(1 - reading.maturity);
  const ring = stickyRing(radius, method.rings, p.hysteresis, previous?.ring).id;
  return {
    trendId: trend.trendId,
    ecosystem: input.ecosystem,
    segment: trend.segment,
    radius,
    angle,
    ring,
    ...uncertainty(reading, radius, method, placementSeed(p.version, input.ecosystem, trend.trendId)),
    maturity: rounded(1 - radius),
    movement: movementOf(radius, ring, method.rings, p.hysteresis, previous),
    previousRadius: previous?.radius ?? null,
    momentum: roundedMomentum(momentumOf(series, p.momentumYears, p.incompleteYears, p.intervalLevel)),
    volume: series.evidence,
    evidence: evidenceByKind(series),
  };
}

function uncertainty(
  reading: MaturityReading,
  radius: number,
  method: RadarDefinition,
  seed: string,
): Pick<Placement, 'interval' | 'ringProbability'> {
  const p = method.placement;
  const draws = radiusDraws(reading, p, randomFrom(seed)).sort();
  const tail = (1 - p.intervalLevel) / 2;
  const counts = new Map(method.rings.map((ring) => [ring.id, 0]));
  for (const draw of draws) {
    const { id } = ringOf(draw, method.rings);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    // The placed radius is the mean of a skewed cloud near the centre and the rim: it must still lie in its interval.
    interval: {
      low: rounded(Math.min(radius, quantileSorted(draws, tail))),
      high: rounded(Math.max(radius, quantileSorted(draws, 1 - tail))),
    },
    ringProbability: Object.fromEntries([...counts].map(([id, count]) => [id, count / draws.length])),
  };
}

const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));

const roundedMomentum = (m: Momentum): Momentum => ({
  growth: roundedOrNull(m.growth),
  low: roundedOrNull(m.low),
  high: roundedOrNull(m.high),
});

function evidenceByKind(series: EvidenceSeries): Partial<Record<SignalKind, number>> {
  const found = new Map(series.kinds.filter((k) => k.evidence > 0).map((k) => [k.kind, k.evidence]));
  return Object.fromEntries(SIGNAL_KINDS.flatMap((kind) => (found.has(kind) ? [[kind, found.get(kind)]] : [])));
}

import {
  asOfDay,
  type Ecosystem,
  type EvidenceRates,
  expectedUniverse,
  type RadarDefinition,
  SIGNAL_KINDS,
  type SignalKind,
  type Trend,
} from '#libs/domain';
import { hiddenTrends } from './hidden-trends.js';
import { type PlantedTruth } from './truth.js';

/** Shares of all signals. What is left belongs to curated and hidden trends, in proportion to their planted volumes. */
const SHARE = { noise: 0.08, background: 0.06, copies: 0.03 } as const;
/** Kinds of general news noise; each grows as its kind does in the whole universe, so that no trend looks faster or slower for it. */
const NOISE_MIX: Readonly<Partial<Record<SignalKind, number>>> = { news: 0.72, article: 0.16, publication: 0.12 };

export type SourceOrigin = 'trend' | 'hidden' | 'background' | 'noise';

/** A stream of signals about one subject. */
export interface Source {
  readonly origin: SourceOrigin;
  /** Trend id, hidden trend id, ecosystem id or `general`. */
  readonly id: string;
  /** Signals of this source, copies not counted. */
  readonly count: number;
  /** Expected signals by kind and year; sums to about `count`. */
  readonly rates: EvidenceRates;
  /** Where on the life cycle, 0..1: ripe subjects attract larger sums. */
  readonly maturity: number;
}

export interface Plan {
  readonly sources: readonly Source[];
  readonly copies: number;
}

export interface PlanInput {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  readonly truth: readonly PlantedTruth[];
  readonly radar: RadarDefinition;
  readonly count: number;
  readonly asOf: string;
}

/**
 * Divides `count` signals among trends, background, noise and copies. Each source gets its expected number to the nearest
 * signal (largest remainders), so that the counts add up to `count` and no trend is empty by bad luck; kinds and years
 * inside a source are left to chance: Poisson counts given their sum.
 */
export function planUniverse(input: PlanInput): Plan {
  const copies = Math.round(input.count * SHARE.copies);
  const originals = input.count - copies;
  const planted = [
    ...input.truth.map((truth) => ({ origin: 'trend' as const, id: truth.trendId, ecosystem: truth.ecosystem, truth })),
    ...hiddenTrends
      .filter((hidden) => input.ecosystems.some((ecosystem) => ecosystem.id === hidden.ecosystem))
      .map((hidden) => ({
        origin: 'hidden' as const,
        id: hidden.id,
        ecosystem: hidden.ecosystem,
        truth: hidden.truth,
      })),
  ];
  const forTrends = originals - input.count * (SHARE.noise + SHARE.background);
  const volumes = planted.reduce((sum, { truth }) => sum + truth.volume, 0);
  const { year, yearGone } = asOfDay(input.asOf);
  const rates = expectedUniverse(
    planted.map(({ truth }) => ({ ...truth, volume: (truth.volume / volumes) * forTrends, asOfYear: year, yearGone })),
    input.radar.placement,
  );
  const all = sumOf(rates);
  const sources: Omit<Source, 'count'>[] = planted.map(({ origin, id, truth }, i) => ({
    origin,
    id,
    rates: rates[i] as EvidenceRates,
    maturity: truth.maturity,
  }));
  for (const ecosystem of input.ecosystems) {
    const own = sumOf(rates.filter((_, i) => planted[i]?.ecosystem === ecosystem.id));
    const factor = (input.count * SHARE.background) / forTrends;
    if (totalOf(own) > 0)
      sources.push({ origin: 'background', id: ecosystem.id, rates: scaled(own, () => factor), maturity: 0.5 });
  }
  sources.push({ origin: 'noise', id: 'general', rates: noiseRates(all, input.count * SHARE.noise), maturity: 0.5 });
  const counts = wholeNumbers(
    sources.map((source) => totalOf(source.rates)),
    originals,
  );
  return { sources: sources.map((source, i) => ({ ...source, count: counts[i] as number })), copies };
}

function noiseRates(all: EvidenceRates, wanted: number): EvidenceRates {
  const shares = SIGNAL_KINDS.map((kind) => (totalOf({ [kind]: all[kind] ?? {} }) > 0 ? (NOISE_MIX[kind] ?? 0) : 0));
  const sum = shares.reduce((a, b) => a + b, 0) || 1;
  return scaled(all, (kind) => {
    const share = shares[SIGNAL_KINDS.indexOf(kind)] as number;
    return share === 0 ? 0 : ((share / sum) * wanted) / totalOf({ [kind]: all[kind] ?? {} });
  });
}

const totalOf = (rates: EvidenceRates): number =>
  Object.values(rates).reduce((sum, years) => sum + Object.values(years).reduce((a, b) => a + b, 0), 0);

function sumOf(many: readonly EvidenceRates[]): EvidenceRates {
  const sum: EvidenceRates = {};
  for (const rates of many)
    for (const kind of SIGNAL_KINDS)
      for (const [year, rate] of Object.entries(rates[kind] ?? {})) {
        const years = (sum[kind] ??= {});
        years[Number(year)] = (years[Number(year)] ?? 0) + rate;
      }
  return sum;
}

function scaled(rates: EvidenceRates, factorOf: (kind: SignalKind) => number): EvidenceRates {
  const result: EvidenceRates = {};
  for (const kind of SIGNAL_KINDS) {
    const factor = factorOf(kind);
    const years = rates[kind];
    if (years && factor > 0)
      result[kind] = Object.fromEntries(Object.entries(years).map(([year, rate]) => [year, rate * factor]));
  }
  return result;
}

/** Whole numbers in proportion to the shares that sum to `total` (Hare quota, largest remainders; ties to the first). */
export function wholeNumbers(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (share / sum) * total);
  const whole = exact.map(Math.floor);
  let left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left <= 0) break;
    whole[i] = (whole[i] as number) + 1;
    left -= 1;
  }
  return whole;
}

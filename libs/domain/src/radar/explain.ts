/**
 * Why a trend stands where it stands: contributions of the kinds of evidence that sum to the radius, what would change
 * without each of them, and sentences that a cluster manager can read aloud. Made from the same inputs as the placement,
 * never from stored guesses.
 */
import { asOfDay } from '../series/calendar.js';
import { buildSeries, type KindYearCounts } from '../series/series.js';
import { SIGNAL_KINDS } from '../signal/signal.js';
import { apportion } from '../statistics/apportion.js';
import { shareAt } from './life-cycle-share.js';
import { fuse, readMaturity, type KindReading, type ShareTables } from './maturity.js';
import type { Contribution, Counterfactual, Explanation, OnePublisher } from './explanation.js';
import type { RadarDefinition } from './method.js';
import { placementSeed, rounded } from './place.js';
import type { Placement } from './radar.js';
import { stickyRing, type PreviousPlace } from './ring.js';
import { sentencesOf } from './sentences.js';
import type { TellingWord } from './telling-words.js';

export interface ExplainInput {
  /** Name of the trend as users see it. */
  readonly name: string;
  readonly asOf: string;
  readonly placement: Placement;
  readonly counts: KindYearCounts;
  readonly totals: KindYearCounts;
  readonly previous?: PreviousPlace | undefined;
  /** `tablesOf` the same totals, day and parameters: whoever explains many placements makes them once. */
  readonly tables?: ShareTables | undefined;
  /** What ties its clearest evidence to the trend. */
  readonly words?: readonly TellingWord[];
  readonly onePublisher?: OnePublisher | null;
}

/** Explains a placement from what it was made of. Throws RangeError when the placement was not made of these inputs. */
export function explainPlacement(input: ExplainInput, definition: RadarDefinition): Explanation {
  const p = definition.placement;
  const { placement } = input;
  const series = buildSeries(input.counts, input.totals, asOfDay(input.asOf), p.incompleteYears);
  const reading = readMaturity(series, p, input.tables);
  if (!reading || Math.abs(rounded(1 - reading.maturity) - placement.radius) > 1e-6) {
    throw new RangeError(
      `The placement of "${placement.trendId}" (radius ${placement.radius}) does not follow from these counts and parameters. ` +
        'Explain it with the inputs of its own edition.',
    );
  }
  const contributions = contributionsOf(reading.kinds, placement.radius);
  const counterfactuals = reading.kinds.map((kind) =>
    counterfactual(kind, reading.kinds, placement.ring, definition, input.previous),
  );
  const present = new Set(reading.kinds.map((k) => k.kind));
  const missing = SIGNAL_KINDS.filter((kind) => !present.has(kind));
  const silent = missing.filter((kind) => Object.values(input.totals[kind] ?? {}).every((n) => n === 0));
  const { words = [], onePublisher = null } = input;
  return {
    trendId: placement.trendId,
    radius: placement.radius,
    ring: placement.ring,
    contributions,
    counterfactuals,
    missing,
    words,
    onePublisher,
    sentences: sentencesOf(
      { name: input.name, placement, contributions, counterfactuals, missing, silent, words, onePublisher },
      definition,
    ),
    method: {
      version: p.version,
      seed: placementSeed(p.version, placement.ecosystem, placement.trendId),
      parameters: p,
    },
    inputs: { asOf: input.asOf, counts: input.counts },
  };
}

/** Splits the radius into millionths so that the parts sum to it: what rounding leaves goes to the largest remainders. */
function contributionsOf(kinds: readonly KindReading[], radius: number): Contribution[] {
  const exact = kinds.map((k) => k.weight * (1 - k.maturity) * 1e6);
  const units = apportion(exact, Math.round(radius * 1e6));
  return kinds.map((k, i) => ({
    kind: k.kind,
    value: (units[i] ?? 0) / 1e6,
    weight: rounded(k.weight),
    maturity: rounded(k.maturity),
    lifeCycleShare: rounded(k.share.mean),
    lifeCycleInterval: { low: rounded(shareAt(k.share, 0.05)), high: rounded(shareAt(k.share, 0.95)) },
    evidence: k.evidence,
    dated: k.dated,
  }));
}

function counterfactual(
  left: KindReading,
  kinds: readonly KindReading[],
  ring: string,
  definition: RadarDefinition,
  previous: PreviousPlace | undefined,
): Counterfactual {
  const maturity = fuse(kinds.filter((k) => k !== left));
  if (maturity === null) return { without: left.kind, radius: null, ring: null, ringChanges: true };
  const radius = rounded(1 - maturity);
  const other = stickyRing(radius, definition.rings, definition.placement.hysteresis, previous?.ring).id;
  return { without: left.kind, radius, ring: other, ringChanges: other !== ring };
}

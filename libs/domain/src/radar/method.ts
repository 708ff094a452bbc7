import { badInput, type ErrorDetail } from '../error/error.js';
import { SIGNAL_KINDS, type SignalKind } from '../signal/signal.js';
import type { Ring, Segment } from './radar.js';

/** Every number that decides where a trend stands. Kept in `data/radar.json`, frozen into each edition. */
export interface PlacementParameters {
  /** Changes whenever the formulas or numbers change: two editions with the same version and input are identical. */
  readonly version: string;
  /** Maturity at which evidence of a kind begins to appear, 0..1. */
  readonly anchors: Readonly<Record<SignalKind, number>>;
  /** Width of the life cycle of one kind on the maturity scale, 0..1. */
  readonly span: number;
  /** How much a kind is believed besides its volume; 1 = normal, 0 = ignored. */
  readonly weights: Readonly<Record<SignalKind, number>>;
  /** Pieces of evidence at which a kind's reliability is one half. */
  readonly reliabilityHalf: number;
  /** Usual growth rate of a life cycle, per year: 0.25 takes 17.6 years from 10 % to 90 %. */
  readonly diffusionRate: number;
  /** Standard deviation by which one kind misjudges maturity, however much evidence it has; widens the interval. */
  readonly kindSpread: number;
  /** How far beyond its band a trend must move before it changes ring, in radius. */
  readonly hysteresis: number;
  readonly draws: number;
  /** Level of the interval, 0..1. */
  readonly intervalLevel: number;
  /** Calendar years by kind, counting the running one, that are not complete. */
  readonly incompleteYears: Readonly<Record<SignalKind, number>>;
  /** Complete years that the momentum looks back. */
  readonly momentumYears: number;
  /** Trends with less evidence are not placed. */
  readonly minimumEvidence: number;
}

export interface RadarDefinition {
  readonly version: number;
  readonly segments: readonly Segment[];
  /** From the centre outwards; the last reaches radius 1. */
  readonly rings: readonly Ring[];
  readonly placement: PlacementParameters;
}

type Loose = Record<string, unknown>;
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});

/** Checks the content of `data/radar.json`. Throws BAD_INPUT with the path of every field that is wrong. */
export function readRadarDefinition(value: unknown): RadarDefinition {
  const root = asObject(value);
  const placement = asObject(root['placement']);
  const details: ErrorDetail[] = [];
  const need = (ok: boolean, path: string, message: string): void => {
    if (!ok) details.push({ path, message });
  };
  const number = (path: string, low: number, high: number, integer = false): void => {
    const at = placement[path];
    const ok = typeof at === 'number' && at >= low && at <= high && (!integer || Number.isInteger(at));
    need(ok, `placement.${path}`, `must be ${integer ? 'an integer' : 'a number'} from ${low} to ${high}`);
  };
  const byKind = (path: string, low: number, high: number): void => {
    const map = asObject(placement[path]);
    for (const kind of SIGNAL_KINDS) {
      const at = map[kind];
      const ok = typeof at === 'number' && at >= low && at <= high;
      need(ok, `placement.${path}.${kind}`, `must be a number from ${low} to ${high}`);
    }
  };
  need(typeof root['version'] === 'number', 'version', 'must be a number');
  need(typeof placement['version'] === 'string', 'placement.version', 'must be a text');
  byKind('anchors', 0, 1);
  byKind('weights', 0, 100);
  byKind('incompleteYears', 0, 20);
  number('span', 0, 1);
  number('reliabilityHalf', 1e-9, 1e9);
  number('diffusionRate', 0.01, 5);
  number('kindSpread', 0, 1);
  number('hysteresis', 0, 0.5);
  number('draws', 20, 100_000, true);
  number('intervalLevel', 0.5, 0.999);
  number('momentumYears', 2, 50, true);
  number('minimumEvidence', 1, 1e6, true);
  checkBands(root, need);
  if (details.length > 0) {
    const first = details[0];
    throw badInput(
      `The radar method cannot be used: ${first?.path} ${first?.message}. Correct data/radar.json.`,
      details,
    );
  }
  return value as RadarDefinition;
}

function checkBands(root: Loose, need: (ok: boolean, path: string, message: string) => void): void {
  const segments = Array.isArray(root['segments']) ? root['segments'].map(asObject) : [];
  const rings = Array.isArray(root['rings']) ? root['rings'].map(asObject) : [];
  need(segments.length > 0, 'segments', 'must name at least one segment');
  need(rings.length > 0, 'rings', 'must name at least one ring');
  for (const [name, items] of [['segments', segments] as const, ['rings', rings] as const]) {
    const ids = items.map((item) => item['id']);
    need(ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length, name, 'must have distinct ids');
  }
  let inner = 0;
  rings.forEach((ring, i) => {
    const outer = ring['outer'];
    const last = i === rings.length - 1;
    const ok = typeof outer === 'number' && outer > inner && (last ? outer === 1 : outer < 1);
    need(ok, `rings.${i}.outer`, last ? 'must be 1' : `must lie between ${inner} and 1`);
    if (typeof outer === 'number') inner = outer;
  });
}

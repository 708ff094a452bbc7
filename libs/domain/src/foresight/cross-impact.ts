/**
 * Cross-impact balances: which combinations of futures support themselves (Weimer-Jehle, "Cross-impact balances: a
 * system-theoretical approach to cross-impact analysis", 2006; algorithm as on cross-impact.de).
 */
import type { Random } from '../random/random.js';

export interface Descriptor {
  readonly id: string;
  /** Two or more states, for example of the economy: shrinking, stagnant, dynamic. */
  readonly states: readonly string[];
}

/** `judgements[j][l][i][k]`: how state l of descriptor j promotes (+) or hinders (-) state k of descriptor i; usually -3..3. */
export type Judgements = readonly (readonly (readonly (readonly number[])[])[])[];

export interface CrossImpactModel {
  readonly descriptors: readonly Descriptor[];
  readonly judgements: Judgements;
}

/** Index of the chosen state of every descriptor. */
export type Scenario = readonly number[];

export interface ScenarioSearch {
  /** Consistent scenarios, in lexical order. */
  readonly scenarios: readonly Scenario[];
  /** All combinations of states. */
  readonly combinations: number;
  /** `enumeration` looked at all of them; `succession` followed chains from random starts and may have missed some. */
  readonly method: 'enumeration' | 'succession';
  readonly complete: boolean;
}

export interface SearchOptions {
  /** Up to this many combinations all are tried. */
  readonly cap?: number;
  /** Largest inconsistency that still passes; 0 = strictly consistent. */
  readonly tolerance?: number;
  /** Starts of the succession search beyond the cap. */
  readonly starts?: number;
  readonly random: Random;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Throws RangeError that names the first judgement section of the wrong shape. */
export function checkModel({ descriptors, judgements }: CrossImpactModel): void {
  for (const [i, d] of descriptors.entries()) {
    if (d.states.length < 2) throw new RangeError(`Descriptor "${d.id}" needs at least two states.`);
    for (const [j, from] of descriptors.entries()) {
      const section = judgements[j]?.map((row) => row[i] ?? []);
      const fits = section?.length === from.states.length && section.every((row) => i === j || fitsRow(row, d));
      if (!fits) {
        throw new RangeError(
          `The judgements of "${from.id}" on "${d.id}" must be ${from.states.length} by ${d.states.length} finite numbers.`,
        );
      }
    }
  }
}

const fitsRow = (row: readonly number[], d: Descriptor): boolean =>
  row.length === d.states.length && row.every(Number.isFinite);

/** θ_ik(z) = Σ_{j≠i} C_{j z_j → i k}: the impact on every state of every descriptor in a scenario. */
export function impactBalances(model: CrossImpactModel, scenario: Scenario): number[][] {
  return model.descriptors.map((d, i) =>
    d.states.map((_, k) =>
      sum(scenario.map((state, j) => (j === i ? 0 : (model.judgements[j]?.[state]?.[i]?.[k] ?? 0)))),
    ),
  );
}

/** max_i (max_k θ_ik - θ_i,z_i): 0 when every descriptor sits in a state that the others promote most. */
export const inconsistency = (model: CrossImpactModel, scenario: Scenario): number =>
  inconsistencyOf(impactBalances(model, scenario), scenario);

function inconsistencyOf(balances: readonly (readonly number[])[], scenario: Scenario): number {
  let worst = 0;
  for (let i = 0; i < scenario.length; i += 1) {
    const row = balances[i] ?? [];
    let top = -Infinity;
    for (const value of row) if (value > top) top = value;
    worst = Math.max(worst, top - (row[scenario[i] ?? 0] ?? 0));
  }
  return worst;
}

/** All consistent scenarios by trying every combination, up to the cap; beyond it by succession from random starts. */
export function findConsistentScenarios(model: CrossImpactModel, options: SearchOptions): ScenarioSearch {
  checkModel(model);
  const { cap = 1_000_000, tolerance = 0 } = options;
  const combinations = model.descriptors.reduce((product, d) => product * d.states.length, 1);
  if (model.descriptors.length === 0) return { scenarios: [], combinations: 0, method: 'enumeration', complete: true };
  if (combinations <= cap) {
    return { scenarios: enumerate(model, tolerance), combinations, method: 'enumeration', complete: true };
  }
  const scenarios = succeed(model, tolerance, options.starts ?? 2000, options.random);
  return { scenarios, combinations, method: 'succession', complete: false };
}

/** Counts through all combinations like an odometer and corrects the balances for the wheels that turned. */
function enumerate(model: CrossImpactModel, tolerance: number): Scenario[] {
  const scenario = model.descriptors.map(() => 0);
  const balances = impactBalances(model, scenario);
  const turn = (j: number, to: number): void => {
    const [old, now] = [model.judgements[j]?.[scenario[j] ?? 0], model.judgements[j]?.[to]];
    balances.forEach((row, i) => {
      if (i === j) return;
      for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) + (now?.[i]?.[k] ?? 0) - (old?.[i]?.[k] ?? 0);
    });
    scenario[j] = to;
  };
  const found: Scenario[] = [];
  for (;;) {
    if (inconsistencyOf(balances, scenario) <= tolerance + 1e-9) found.push([...scenario]);
    let wheel = scenario.length - 1;
    while (wheel >= 0 && scenario[wheel] === (model.descriptors[wheel]?.states.length ?? 0) - 1) {
      turn(wheel, 0);
      wheel -= 1;
    }
    if (wheel < 0) return found;
    turn(wheel, (scenario[wheel] ?? 0) + 1);
  }
}

/** Global succession: every descriptor moves to its best state at once, until nothing moves or a circle closes. */
function succeed(model: CrossImpactModel, tolerance: number, starts: number, random: Random): Scenario[] {
  const found = new Map<string, Scenario>();
  for (let s = 0; s < starts; s += 1) {
    let scenario: Scenario = model.descriptors.map((d) => Math.floor(random.next() * d.states.length));
    const seen = new Set<string>();
    while (!seen.has(scenario.join())) {
      seen.add(scenario.join());
      const balances = impactBalances(model, scenario);
      if (inconsistencyOf(balances, scenario) <= tolerance + 1e-9) found.set(scenario.join(), scenario);
      scenario = scenario.map((state, i) => bestState(balances[i] ?? [], state));
    }
  }
  return [...found.values()].sort(lexical);
}

/** The state with the highest balance; the present one when it is as good as any. */
function bestState(row: readonly number[], present: number): number {
  const top = Math.max(...row);
  return (row[present] ?? -Infinity) >= top - 1e-9 ? present : row.findIndex((value) => value >= top - 1e-9);
}

function lexical(a: Scenario, b: Scenario): number {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

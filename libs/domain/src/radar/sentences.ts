import type { SignalKind } from '../signal/signal.js';
import type { Contribution, Counterfactual } from './explanation.js';
import type { RadarDefinition } from './method.js';
import type { Placement, Ring } from './radar.js';

const NAMES: Readonly<Record<SignalKind, { readonly one: string; readonly many: string }>> = {
  publication: { one: 'publication', many: 'publications' },
  patent: { one: 'patent', many: 'patents' },
  investment: { one: 'investment', many: 'investments' },
  news: { one: 'news report', many: 'news reports' },
  article: { one: 'innovation article', many: 'innovation articles' },
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const counted = (n: number, kind: SignalKind): string => `${n} ${n === 1 ? NAMES[kind].one : NAMES[kind].many}`;
const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

interface Told {
  readonly name: string;
  readonly placement: Placement;
  readonly contributions: readonly Contribution[];
  readonly counterfactuals: readonly Counterfactual[];
  readonly missing: readonly SignalKind[];
}

/** Plain English, one thought a sentence, most important first. Every number in it stands in the explanation too. */
export function sentencesOf(told: Told, definition: RadarDefinition): string[] {
  const ringNamed = (id: string): Ring => definition.rings.find((r) => r.id === id) ?? (definition.rings[0] as Ring);
  return [
    position(told, ringNamed(told.placement.ring)),
    ...weights(told.contributions),
    certainty(told.placement, ringNamed),
    counterfactuals(told, ringNamed),
    ...missing(told.missing),
    growth(told.placement),
    ...movement(told.placement),
  ];
}

function position({ name, placement, contributions }: Told, ring: Ring): string {
  const evidence = listed(
    contributions.map((c) => counted(c.evidence, c.kind)),
    'and',
  );
  return `${name} stands in the ring ${ring.name} (impact in ${ring.horizon}): ${evidence} put its maturity at ${percent(placement.maturity)}.`;
}

function weights(contributions: readonly Contribution[]): string[] {
  return [...contributions]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map((c, i) => {
      const who = NAMES[c.kind].many;
      return `${i === 0 ? `Most weight, ${percent(c.weight)}, lies on` : `${percent(c.weight)} lies on`} the ${who}, ${stageOf(c)}; by themselves they would put maturity at ${percent(c.maturity)}.`;
    });
}

/** Wider than this the years do not tell early from late; nothing at all gives 0.9. */
const OPEN_STAGE = 0.65;

function stageOf({ kind, dated, lifeCycleShare: share, lifeCycleInterval: { low, high } }: Contribution): string {
  const all = `share of all ${NAMES[kind].many}`;
  if (dated === 0) return 'which no complete year dates yet';
  if (high - low > OPEN_STAGE) return 'whose years leave open how far they are through their life cycle';
  if (share < 0.35) return `which look early in their life cycle (their ${all} grows)`;
  if (share < 0.65) return `which look about half-way through their life cycle (their ${all} holds)`;
  return `which look late in their life cycle (their ${all} falls)`;
}

function certainty(placement: Placement, ringNamed: (id: string) => Ring): string {
  const ranked = Object.entries(placement.ringProbability)
    .filter(([, share]) => share > 0)
    .sort((a, b) => b[1] - a[1]);
  const best = ranked[0];
  const range = `the radius lies between ${placement.interval.low.toFixed(2)} and ${placement.interval.high.toFixed(2)}`;
  if (best && best[0] === placement.ring && best[1] >= 0.8) {
    return `The ring is fairly certain: ${percent(best[1])} of the resampled pictures agree, and ${range}.`;
  }
  const shares = ranked.map(([id, share]) => `${percent(share)} for ${ringNamed(id).name}`);
  return `The ring is not certain: the resampled pictures speak ${listed(shares, 'and')}, and ${range}.`;
}

function counterfactuals({ counterfactuals: all }: Told, ringNamed: (id: string) => Ring): string {
  const only = all.length === 1 ? all[0] : undefined;
  if (only) return `It rests on ${NAMES[only.without].many} alone; without them it could not be placed.`;
  const changes = all.filter((c) => c.ringChanges && c.ring !== null);
  if (changes.length === 0)
    return 'No single kind of evidence decides: without any one of them the ring stays the same.';
  const parts = changes.map(
    (c) => `without the ${NAMES[c.without].many} it would sit in ${ringNamed(c.ring ?? '').name}`,
  );
  const sentence = `${listed(parts, 'and')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function missing(kinds: readonly SignalKind[]): string[] {
  if (kinds.length === 0) return [];
  const names = listed(
    kinds.map((kind) => NAMES[kind].many),
    'or',
  );
  return [`There are no ${names} about it yet; that counts for nothing, it only makes the picture less certain.`];
}

function growth({ momentum }: Placement): string {
  const { growth: g, low, high } = momentum;
  if (g === null && low !== null)
    return 'All recent evidence is of the last complete year, so its growth is steep but cannot be measured.';
  if (g === null && high !== null)
    return 'The recent evidence stops early, so it shrinks, but how fast cannot be measured.';
  if (g === null || low === null || high === null) return 'There is too little dated evidence to say whether it grows.';
  const pace = `${percent(Math.abs(g))} a year (between ${percent(low)} and ${percent(high)})`;
  if (low > 0) return `Its share of all evidence grows by ${pace}.`;
  if (high < 0) return `Its share of all evidence shrinks by ${pace}.`;
  return `Whether its share of all evidence grows cannot be told yet: ${percent(g)} a year, between ${percent(low)} and ${percent(high)}.`;
}

function movement(placement: Placement): string[] {
  const { movement: moved, previousRadius: before, radius } = placement;
  if (moved === 'new' || before === null) return ['It is new on this radar.'];
  if (moved === 'none') return [];
  const direction = moved === 'in' ? 'towards the centre' : 'towards the rim';
  return [`Since the last edition it moved ${direction}, from radius ${before.toFixed(2)} to ${radius.toFixed(2)}.`];
}

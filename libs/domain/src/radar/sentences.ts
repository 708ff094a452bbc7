import { KIND_NAMES, type SignalKind } from '../signal/signal.js';
import { wholePercents } from '../statistics/apportion.js';
import { ringPercents } from './as-printed.js';
import type { Contribution, Counterfactual, OnePublisher } from './explanation.js';
import type { RadarDefinition } from './method.js';
import type { Placement, Ring } from './radar.js';
import { ringOf } from './ring.js';
import type { TellingWord } from './telling-words.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const counted = (n: number, kind: SignalKind): string =>
  `${n} ${n === 1 ? KIND_NAMES[kind].one : KIND_NAMES[kind].many}`;
const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

interface Told {
  readonly name: string;
  readonly placement: Placement;
  readonly contributions: readonly Contribution[];
  readonly counterfactuals: readonly Counterfactual[];
  readonly missing: readonly SignalKind[];
  /** Kinds of which the whole collection has nothing. */
  readonly silent: readonly SignalKind[];
  readonly words: readonly TellingWord[];
  readonly onePublisher: OnePublisher | null;
}

/** A kind that carries less is not worth a sentence. */
const LEAST_WEIGHT = 0.05;
/** A ring that fewer of the pictures speak for is not worth naming. */
const LEAST_SHARE = 0.05;
/** Trends with less evidence are introduced as such. */
const LITTLE = 10;
/** From this growth a year on, a figure says nothing but "steep". */
const STEEP = 2;
const rate = (share: number): string => (share > STEEP ? `over ${percent(STEEP)}` : percent(share));

/** Plain English, one thought a sentence, most important first. Every number in it stands in the explanation too. */
export function sentencesOf(told: Told, definition: RadarDefinition): string[] {
  const ringNamed = (id: string): Ring => definition.rings.find((r) => r.id === id) ?? (definition.rings[0] as Ring);
  return [
    position(told, ringNamed(told.placement.ring)),
    ...weights(told.contributions),
    ...words(told.words),
    certainty(told.placement, ringNamed),
    ...border(told.placement, definition, ringNamed),
    counterfactuals(told, ringNamed),
    ...little(told),
    ...missing(told),
    growth(told.placement),
    ...oneKindOrAll(told, definition.placement.momentumYears),
    ...movement(told.placement),
  ];
}

function position({ name, placement, contributions }: Told, ring: Ring): string {
  const evidence = listed(
    contributions.map((c) => counted(c.evidence, c.kind)),
    'and',
  );
  const puts = placement.volume === 1 ? 'puts' : 'put';
  return `${name}: in the ring ${ring.name} (impact in ${ring.horizon}). ${evidence} ${puts} its maturity at ${percent(placement.maturity)}.`;
}

function weights(contributions: readonly Contribution[]): string[] {
  const [only] = contributions;
  if (only && contributions.length === 1)
    return [`All weight lies on the ${KIND_NAMES[only.kind].many}, ${stageOf(only)}.`];
  const weights = wholePercents(contributions.map((c) => c.weight));
  return contributions
    .map((c, i) => ({ ...c, percent: `${weights[i]} %` }))
    .sort((a, b) => b.weight - a.weight)
    .filter((c, i) => i === 0 || (i < 3 && c.weight >= LEAST_WEIGHT))
    .map((c, i) => {
      const who = KIND_NAMES[c.kind].many;
      return `${i === 0 ? `Most weight, ${c.percent}, lies on` : `${c.percent} lies on`} the ${who}, ${stageOf(c)}; by themselves they would put maturity at ${percent(c.maturity)}.`;
    });
}

/** Wider than this the years do not tell early from late; nothing at all gives 0.9. */
const OPEN_STAGE = 0.65;

type Stage = 'too new' | 'open' | 'early' | 'half-way' | 'late';

function stage({ dated, lifeCycleShare: share, lifeCycleInterval: { low, high } }: Contribution): Stage {
  if (dated === 0) return 'too new';
  if (high - low > OPEN_STAGE) return 'open';
  return share < 0.35 ? 'early' : share < 0.65 ? 'half-way' : 'late';
}

function stageOf(contribution: Contribution): string {
  const all = `share of all ${KIND_NAMES[contribution.kind].many}`;
  const at = stage(contribution);
  if (at === 'too new') return 'all of years that are not complete yet, which tell nothing of their life cycle';
  if (at === 'open') return 'whose years leave open how far they are through their life cycle';
  if (at === 'early') return `which look early in their life cycle (their ${all} grows)`;
  if (at === 'half-way') return `which look about half-way through their life cycle (their ${all} holds)`;
  return `which look late in their life cycle (their ${all} falls)`;
}

function words(telling: readonly TellingWord[]): string[] {
  if (telling.length === 0) return [];
  const quoted = telling.slice(0, 4).map(({ term }) => `"${term}"`);
  return [`Its clearest evidence speaks of ${listed(quoted, 'and')}.`];
}

function certainty(placement: Placement, ringNamed: (id: string) => Ring): string {
  // Rounded as the bars beside the sentence are: a reader who compares them finds the same figures.
  const percents = ringPercents(placement.ringProbability);
  const ranked = Object.entries(placement.ringProbability)
    .filter(([id, share]) => share >= LEAST_SHARE || (share > 0 && id === placement.ring))
    .sort((a, b) => b[1] - a[1]);
  const best = ranked[0];
  const range = `the radius lies between ${placement.interval.low.toFixed(2)} and ${placement.interval.high.toFixed(2)}`;
  if (best && best[0] === placement.ring && best[1] >= 0.8) {
    const said = percents[best[0]]!;
    const how = said === 100 ? 'practically certain: more than 99 %' : `fairly certain: ${said} %`;
    return `The ring is ${how} of the resampled pictures agree, and ${range}.`;
  }
  const shares = ranked.map(([id]) => `${percents[id]} % for ${ringNamed(id).name}`);
  const near = best && best[0] !== placement.ring ? `it stands at the border of ${ringNamed(best[0]).name}, and ` : '';
  return `The ring is not certain: ${near}the resampled pictures speak ${listed(shares, 'and')}; ${range}.`;
}

/** A radius outside its ring is no error: the ring of the edition before is kept until the border is clearly crossed. */
function border({ radius, ring }: Placement, definition: RadarDefinition, ringNamed: (id: string) => Ring): string[] {
  const alone = ringOf(radius, definition.rings);
  if (alone.id === ring) return [];
  return [
    `Its radius of ${radius.toFixed(2)} alone would put it in ${alone.name}; it stays in ${ringNamed(ring).name}, where it was before, until it is across the border by more than ${definition.placement.hysteresis.toFixed(2)}.`,
  ];
}

function counterfactuals({ counterfactuals: all }: Told, ringNamed: (id: string) => Ring): string {
  const only = all.length === 1 ? all[0] : undefined;
  if (only) return `It rests on ${KIND_NAMES[only.without].many} alone; without them it could not be placed.`;
  const changes = all.filter((c) => c.ringChanges && c.ring !== null);
  if (changes.length === 0)
    return 'No single kind of evidence decides: without any one of them the ring stays the same.';
  const rings = [...new Set(changes.map((c) => c.ring as string))];
  const parts = rings.map((ring, i) => {
    const kinds = changes.filter((c) => c.ring === ring).map((c) => `the ${KIND_NAMES[c.without].many}`);
    return `${i === 0 ? 'Without' : 'without'} ${listed(kinds, 'or')} it would sit in ${ringNamed(ring).name}`;
  });
  return `${parts.join('; ')}.`;
}

function little({ placement, onePublisher }: Told): string[] {
  const said: string[] = [];
  if (placement.volume < LITTLE)
    said.push(`That is little evidence: read it as a hint, ${placement.volume} signals can mislead.`);
  if (onePublisher)
    said.push(
      `${onePublisher.n} of ${onePublisher.of} pieces of its clearest evidence come through one publisher, ${onePublisher.publisher}.`,
    );
  return said;
}

function missing({ missing: kinds, silent }: Told): string[] {
  const named = (of: readonly SignalKind[]) =>
    listed(
      of.map((kind) => KIND_NAMES[kind].many),
      'or',
    );
  const own = kinds.filter((kind) => !silent.includes(kind));
  const said: string[] = [];
  if (own.length > 0)
    said.push(`There are no ${named(own)} about it; that counts for nothing, it only makes the picture less certain.`);
  if (silent.length > 0)
    said.push(`The collection holds no ${named(silent)} at all, so they say nothing of any trend.`);
  return said;
}

function growth({ momentum }: Placement): string {
  const { growth: g, low, high } = momentum;
  if (g === null && low !== null)
    return 'All recent evidence is of the last complete year, so its growth is steep but cannot be measured.';
  if (g === null && high !== null)
    return 'The recent evidence stops early, so it shrinks, but how fast cannot be measured.';
  if (g === null || low === null || high === null) return 'There is too little dated evidence to say whether it grows.';
  const range = `between ${rate(low)} and ${rate(high)}`;
  if (low > 0) return `Over the last years its share of all evidence grew by ${rate(g)} a year (${range}).`;
  if (high < 0) return `Over the last years its share of all evidence shrank by ${percent(-g)} a year (${range}).`;
  return `Whether its share of all evidence grows cannot be told yet: anything ${range} a year fits.`;
}

/** Of the kind with most weight one sentence may say "grows" or "holds", and another of all kinds "shrank": both are true. */
function oneKindOrAll({ contributions, placement: { momentum } }: Told, years: number): string[] {
  const leading = [...contributions].sort((a, b) => b.weight - a.weight)[0];
  if (!leading || momentum.low === null || momentum.high === null) return [];
  const at = stage(leading);
  const shrinks = momentum.high < 0 && (at === 'early' || at === 'half-way');
  const grows = momentum.low > 0 && (at === 'late' || at === 'half-way');
  if (!shrinks && !grows) return [];
  const kinds = contributions.length === 1 ? '' : 'all kinds together and of ';
  return [
    `That is of ${kinds}the last ${years} complete years; how far the ${KIND_NAMES[leading.kind].many} are through their life cycle is read from all complete years.`,
  ];
}

function movement(placement: Placement): string[] {
  const { movement: moved, previousRadius: before, radius, momentum } = placement;
  if (moved === 'new' || before === null) return ['This edition is the first to place it.'];
  if (moved === 'none') return [];
  const direction = moved === 'in' ? 'towards the centre' : 'towards the rim';
  const grows = (momentum.low ?? 0) > 0;
  const shrinks = (momentum.high ?? 0) < 0;
  const against = (moved === 'out' && grows) || (moved === 'in' && shrinks);
  return [
    `Since the last edition it moved ${direction}, from radius ${before.toFixed(2)} to ${radius.toFixed(2)}.`,
    ...(against
      ? [
          `It moved ${direction} although its share ${grows ? 'grows' : 'shrinks'}: nearness tells how ripe its evidence is, growth how much of it there is.`,
        ]
      : []),
  ];
}

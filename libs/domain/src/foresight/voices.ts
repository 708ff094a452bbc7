/**
 * One voice per organisation: the median of each organisation's people counts once, so that who sends forty experts does
 * not outvote who sends six. A mean of group medians would let one extreme organisation pull; hence the median of medians.
 */
import { quantile } from '../statistics/quantile.js';
import { type ConsensusRule, hasConsensus } from './consensus.js';
import type { PanelContribution } from './release.js';

/** Below three voices, the whole and one's own would tell another's. */
export const FEWEST_VOICES = 3;
/** Of three or four voices the quartiles (type 7) would tell each one. */
export const VOICES_FOR_QUARTILES = 5;

export interface Voice {
  /** Null: the people of the organisation that runs the exercise. */
  readonly organisation: string | null;
  /** Median of its ratings. */
  readonly value: number;
  /** How many of its people rated. */
  readonly people: number;
  /** When one of them last said something. */
  readonly touched: number;
}

/** Figures over organisations as they may be shown: none of them says whose voice is whose. */
export interface VoiceFigures {
  /** Organisations counted. */
  readonly n: number;
  /** Median of their medians, on the scale of the criterion. */
  readonly median: number;
  /** Quartiles of type 7; null below five voices. */
  readonly q1: number | null;
  readonly q3: number | null;
  /** By the declared rule, over voices; null below five. */
  readonly consensus: boolean | null;
}

/**
 * The voices that count. Organisations of fewer than `minimum` people count only when at least `minimum` such are there:
 * else the voices of the large ones, taken from the whole, would leave the answers of a few people.
 * @param contributions one a panellist; their `group` is the organisation
 */
export function voicesOf(contributions: readonly PanelContribution[], minimum: number): Voice[] {
  const byOrganisation = new Map<string | null, PanelContribution[]>();
  for (const c of contributions) byOrganisation.set(c.group, [...(byOrganisation.get(c.group) ?? []), c]);
  const voices = [...byOrganisation].flatMap(([organisation, people]): Voice[] => {
    const values = people.flatMap(({ value }) => (value === null ? [] : [value]));
    if (values.length === 0) return [];
    const touched = Math.max(...people.map((c) => c.touched));
    return [{ organisation, value: quantile(values, 0.5), people: values.length, touched }];
  });
  const small = voices.filter((voice) => voice.people < minimum);
  return small.length >= minimum ? voices : voices.filter((voice) => voice.people >= minimum);
}

/**
 * The next figures over organisations, or null when those before stand (or there are none): too few voices, or too few of
 * them changed, so that the difference of two readings would be one organisation's.
 * @param since moment of the figures before; null when there are none
 */
export function releaseVoices(
  contributions: readonly PanelContribution[],
  since: number | null,
  rule: ConsensusRule,
  minimum: number,
): VoiceFigures | null {
  const voices = voicesOf(contributions, minimum);
  const least = voices.some((v) => v.people < minimum) ? Math.max(FEWEST_VOICES, minimum) : FEWEST_VOICES;
  if (voices.length < least) return null;
  if (since !== null && voices.filter((v) => v.touched > since).length < least) return null;
  const values = voices.map((v) => v.value);
  const wide = voices.length >= VOICES_FOR_QUARTILES;
  return {
    n: voices.length,
    median: quantile(values, 0.5),
    q1: wide ? quantile(values, 0.25) : null,
    q3: wide ? quantile(values, 0.75) : null,
    consensus: hasConsensus(values, rule, VOICES_FOR_QUARTILES),
  };
}

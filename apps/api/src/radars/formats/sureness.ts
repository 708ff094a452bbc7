import { ringPercents } from '#libs/domain';

/** How sure a ring is, in per cent: never 100, since more draws could always disagree. Those of one placement sum to 100. */
export function sureness(placement: { ringProbability: Readonly<Record<string, number>> }, ring: string): string {
  const percent = ringPercents(placement.ringProbability)[ring] ?? 0;
  return percent === 100 ? '> 99 %' : `${percent} %`;
}

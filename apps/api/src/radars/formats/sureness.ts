/** A probability from resampling in per cent: never 100, since more draws could always disagree. */
export const sureness = (share: number): string => (share >= 0.995 ? '> 99 %' : `${Math.round(100 * share)} %`);

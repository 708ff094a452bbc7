/** Of no trend at all, a question still matters this much: readiness is more than trends. Our own choice. */
const FLOOR = 0.4;
/** Share of the trends from which a question counts in full. */
const FULL = 0.5;

/**
 * How much the trends that matter to a cluster need what a question asks for, 0.4..1: the share of them whose text has one of the question's words,
 * in full from a half on. Without trends it is 0.4 for all, so that priorities keep their order.
 */
export function trendRelevance(words: readonly string[], trendTexts: readonly string[]): number {
  if (trendTexts.length === 0 || words.length === 0) return FLOOR;
  const wanted = words.map((word) => word.toLowerCase());
  const hit = trendTexts.filter((text) => wanted.some((word) => text.toLowerCase().includes(word))).length;
  return FLOOR + (1 - FLOOR) * Math.min(1, hit / trendTexts.length / FULL);
}

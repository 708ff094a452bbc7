/** Texts on which badly written patterns and parsers run for ever: nested repetition, ambiguous ends, quotes without partner, long runs. */
export const HOSTILE_TEXTS: readonly string[] = [
  `${'a'.repeat(299)}!`,
  `${'a '.repeat(149)}!`,
  `${'"'.repeat(299)}`,
  `${'("'.repeat(149)}`,
  `${'-'.repeat(298)}x`,
  `${'a-'.repeat(149)}!`,
  `${'or '.repeat(99)}`,
  `${'<->'.repeat(99)}`,
  `${'&|!'.repeat(99)}`,
  `${'\t'.repeat(299)}x`,
  `${'\u00a0'.repeat(298)}x`,
  `${'e\u0301'.repeat(149)}`,
  `${'x.'.repeat(149)}`,
  `${'a@a.'.repeat(74)}`,
  `"${'a" "'.repeat(70)}`,
  `${'%'.repeat(299)}`,
  `${'\\'.repeat(299)}`,
  `${'('.repeat(150)}${')'.repeat(149)}`,
  `http://${'a/'.repeat(140)}`,
  `${'1'.repeat(299)}`,
];

/** Asks all at once, and only where that takes too long one by one: the quickest of three, because a busy machine is no finding. */
export async function slowTexts(ask: (text: string) => Promise<unknown>, bound: number): Promise<string[]> {
  const slow: string[] = [];
  const begun = performance.now();
  await Promise.all(HOSTILE_TEXTS.map(ask));
  if (performance.now() - begun <= bound) return slow;
  for (const text of HOSTILE_TEXTS) {
    let quickest = Infinity;
    for (let round = 0; round < 3 && quickest > bound; round++) {
      const begun = performance.now();
      await ask(text);
      quickest = Math.min(quickest, performance.now() - begun);
    }
    if (quickest > bound) slow.push(`${Math.round(quickest)} ms for ${JSON.stringify(text.slice(0, 20))}`);
  }
  return slow;
}

/** The demo universe as rows of an input. */
import { demoSignals, loadTruth } from '../../../dist/libs/sources/src/index.js';

export const today = () => new Date().toISOString().slice(0, 10);

/** `count` synthetic signals, streamed; another seed gives other ids and texts. */
export async function* demoRows(catalogue, count, seed) {
  const { ecosystems, trends, radar } = catalogue;
  let row = 0;
  for (const value of demoSignals({
    ecosystems,
    trends,
    truth: loadTruth(catalogue),
    radar,
    count,
    seed,
    asOf: today(),
  })) {
    yield { row: ++row, bytes: 0, value };
  }
}

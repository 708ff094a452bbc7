import { randomUUID } from 'node:crypto';
import { keepOneUniverse, type Progress } from '#libs/pipeline';
import type { Catalogue } from '#libs/platform';
import { demoSignals, loadTruth } from '#libs/sources';
import { loadDemoClusters } from './cluster/load-demo-clusters.js';
import type { Store } from '#libs/store';
import { type Steps, today } from './steps.js';

export const GAVE_WAY = 'Real signals came while the demo universe was being loaded: it was taken out again.';

/**
 * Fills an empty store with the synthetic demo universe, through the same steps as real signals: ingest, tag, discover, place, publish.
 * It comes in two parts, up to a year ago and since, so that the first radars one sees already have movement.
 * Returns how many signals were loaded; none when real ones came meanwhile.
 */
export async function loadDemo(
  into: { store: Store; steps: Steps; catalogue: Catalogue },
  count: number,
  progress: Progress,
): Promise<number> {
  const { store, steps, catalogue } = into;
  await keepOneUniverse(store, 'synthetic');
  const now = today();
  const yearAgo = `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`.replace('-02-29', '-02-28');
  const signals = () =>
    demoSignals({
      ecosystems: catalogue.ecosystems,
      trends: catalogue.trends,
      truth: loadTruth(catalogue),
      radar: catalogue.radar,
      count,
      seed: 'demo-1',
      asOf: now,
    });
  let taken = 0;
  for (const part of [
    { label: `demo universe up to ${yearAgo}`, asOf: yearAgo, in: (date: string) => date <= yearAgo },
    { label: `demo universe since ${yearAgo}`, asOf: now, in: (date: string) => date > yearAgo },
  ]) {
    const run = await store.runs.create({ id: randomUUID(), origin: 'demo', label: part.label, synthetic: true });
    async function* rows() {
      let row = 0;
      for (const value of signals()) if (part.in(value.date)) yield { row: ++row, bytes: 0, value };
    }
    const done = await steps.ingest.run(run.id, rows(), { latestDay: now, synthetic: true }, (step) =>
      progress(step, (taken += 1_000), count),
    );
    taken = done.new + done.duplicate;
    // Another process may have taken real signals in meanwhile: the demo gives way to them, whatever of it has come already.
    if (await store.universe.isMixed()) {
      await store.universe.removeDemo();
      await steps.update.run(now, progress);
      return 0;
    }
    await steps.update.run(part.asOf, progress);
  }
  await loadDemoClusters(store);
  return count;
}

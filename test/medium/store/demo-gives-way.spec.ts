import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogue } from '#libs/platform';
import type { Store } from '#libs/store';
import { loadDemo } from '../../../apps/worker/src/load-demo.js';
import { createSteps } from '../../../apps/worker/src/steps.js';
import { rawRow, takeIn, testStore } from '../../support/store.js';

const REAL = Array.from({ length: 40 }, (_, n) =>
  rawRow(n, { text: `Electrolyser number ${n} makes green hydrogen by electrolysis. `.repeat(5) }),
);

/** A file may be taken in by another process while the demo universe is still being loaded. */
describe('a demo universe that is being loaded', () => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await testStore());
  });
  afterAll(() => close());

  it('gives way to real signals, and nothing of it stays', async () => {
    const catalogue = loadCatalogue();
    await store.trends.syncCatalogue(catalogue.trends);
    const steps = createSteps(store, catalogue);
    // They come after its first half is read, and before that is placed.
    const update = steps.update.run.bind(steps.update);
    let updates = 0;
    steps.update.run = async (...given) => {
      if (++updates === 1) await takeIn(store, REAL);
      return update(...given);
    };
    expect(await loadDemo({ store, steps, catalogue }, 1_500, () => {})).toBe(0);
    expect(await store.evidence.signalCount()).toMatchObject({ total: REAL.length, synthetic: false });
    const findings = await store.verification.findings();
    expect(findings.filter(({ violations }) => violations > 0)).toEqual([]);
  });
});

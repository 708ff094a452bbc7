import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, loadCatalogue } from '#libs/platform';
import type { JobQueue } from '#libs/jobs';
import { openStore, type Store } from '#libs/store';
import type { INestApplication } from '@nestjs/common';
import { createApi } from '../../../apps/api/src/app.js';
import { play } from '../../bench/exercise/play.mjs';
import { type ExerciseApi, startExerciseApi } from '../../support/exercises.js';
import { testConfig } from '../../support/test-config.js';

/** The small version of test/bench/exercise/run.mjs, with a second API process' worth of stack on the same database, where the facilitator watches. */
describe('an exercise played by many at once', () => {
  let api: ExerciseApi;
  let other: INestApplication;
  let otherStore: Store;
  beforeAll(async () => {
    api = await startExerciseApi();
    otherStore = await openStore(api.databaseUrl, { poolSize: 3 });
    other = await createApi({
      store: otherStore,
      jobs: {} as JobQueue,
      config: testConfig({ RATE_LIMIT_PER_MINUTE: '0' }),
      log: createLog('fatal', 'test'),
      catalogue: loadCatalogue(),
      reader: null,
      webFolder: null,
      version: 'test',
    });
    await other.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await other.close();
    await otherStore.close();
    await api.close();
  });

  it('loses no rating and is seen live from another process', async () => {
    const [panellists, items, rounds] = [24, 6, 2];
    const watch = await other.getUrl();
    const played = await play({
      base: api.origin,
      bearer: api.facilitator,
      organisationId: api.organisationId,
      panellists,
      items,
      rounds,
      atOnce: 12,
      watch,
    });
    const all = panellists * items * 3 * rounds;
    expect(played).toMatchObject({ sent: all, keptInOwnViews: all, countedInFigures: all });
    expect(played.liveMs.looks).toBeGreaterThan(4);
  });
});

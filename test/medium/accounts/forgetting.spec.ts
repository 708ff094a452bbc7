import { createJobQueue, lockOf } from '#libs/jobs';
import { createLog, loadCatalogue, readConfig } from '#libs/platform';
import { expect, it } from '@jest/globals';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import type { WorkerContext } from '../../../apps/worker/src/worker-context.js';
import { testStore } from '../../support/store.js';
import { until } from '../../support/until.js';

it('a worker forgets what has served its time', async () => {
  const { store, url, close } = await testStore();
  const jobs = await createJobQueue({ redisUrl: undefined, databaseUrl: url, lock: lockOf(30), log: () => {} });
  // The job asks for the store alone.
  const steps = {} as WorkerContext['steps'];
  const worker = await createWorker({
    store,
    jobs,
    config: readConfig({}),
    log: createLog('fatal', 'test'),
    catalogue: loadCatalogue(),
    steps,
  });
  try {
    await store.mailLinks.add({ hash: Buffer.from('late'), purpose: 'sign-up', email: 'late@example.org', hours: -1 });
    await store.mailLinks.add({ hash: Buffer.from('soon'), purpose: 'sign-up', email: 'soon@example.org', hours: 1 });
    const id = await jobs.add('accounts.forget', {});
    const state = await until('the job', async () => {
      const found = await jobs.get('accounts.forget', id);
      return found?.state === 'completed' && found;
    });
    expect(state.result).toMatchObject({ links: 1, sessions: 0, tokens: 0, events: 0 });
    expect(await store.mailLinks.peek(Buffer.from('soon'), 'sign-up')).not.toBeNull();
  } finally {
    await jobs.close();
    await worker.close();
    await close();
  }
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '#libs/store';
import { PullSourceProcessor } from '../../../apps/worker/src/processors/pull-source.processor.js';
import { ScheduleSourcesProcessor } from '../../../apps/worker/src/processors/schedule-sources.processor.js';
import type { SourceRunner } from '../../../apps/worker/src/source-runner.js';
import type { WorkerContext } from '../../../apps/worker/src/worker-context.js';
import { testStore } from '../../support/store.js';
import { until } from '../../support/until.js';

type Handler = (job: { data: { sourceId: string } }) => Promise<Record<string, unknown>>;

/** A source is pulled by one worker at a time, and asked for once, however long its pull takes. */
describe('a source whose time has come', () => {
  let store: Store;
  let other: Store;
  let close: () => Promise<void>;
  const ids = Array.from({ length: 12 }, (_, n) => `source-${String(n).padStart(2, '0')}`);
  beforeAll(async () => {
    const made = await testStore();
    ({ store, close } = made);
    other = await openStore(made.url, { poolSize: 5 });
    for (const id of ids) {
      await store.sources.add({
        id,
        name: id,
        connector: 'feed',
        options: { url: `https://${id}.example/feed` },
        ecosystems: [],
        kind: 'news',
        publisher: id,
        lang: null,
        country: null,
        licenceNote: '',
        enabled: true,
        needsKey: null,
      });
    }
  });
  afterAll(async () => {
    await other.close();
    await close();
  });

  /** The jobs of a worker, without a queue: what it processes, and what it asks for. */
  function worker(of: Store, pull: (id: string) => Promise<unknown> = async () => ({ read: 0, new: 0, changed: 0 })) {
    const handlers = new Map<string, Handler>();
    const asked: string[] = [];
    const jobs = {
      process: (name: string, handler: Handler) => handlers.set(name, handler),
      add: async (_name: string, data: { sourceId: string }, { delayMs = 0 }: { delayMs?: number }) =>
        asked.push(`${data.sourceId} in ${delayMs}`),
    };
    const context = { store: of, jobs, log: { info: () => undefined } } as unknown as WorkerContext;
    new PullSourceProcessor(context, { pull } as unknown as SourceRunner).onModuleInit();
    new ScheduleSourcesProcessor(context).onModuleInit();
    return {
      asked,
      tick: () => handlers.get('source.schedule')!({ data: { sourceId: '' } }),
      pull: (sourceId: string) => handlers.get('source.pull')!({ data: { sourceId } }),
    };
  }

  it('is asked for once by two that look at once, and not at the next look while its pull goes on', async () => {
    const [one, two] = [worker(store), worker(other)];
    await Promise.all([one.tick(), two.tick(), two.tick(), one.tick()]);
    // Those that look pass over what another is taking at that moment.
    await one.tick();
    expect([...one.asked, ...two.asked].sort()).toEqual(ids.map((id) => `${id} in 0`));
    await two.tick();
    expect(two.asked.length + one.asked.length).toBe(ids.length);
  });

  it('is asked for again when nobody pulled it in the time it was taken for', async () => {
    await store.sources.take('source-03', -1);
    await store.sources.take('source-02', -2_000);
    expect(await store.sources.takeDue(10, -1)).toEqual(['source-02', 'source-03']);
    expect((await store.sources.takeDue(10, 60_000)).sort()).toEqual(['source-02', 'source-03']);
    expect(await store.sources.takeDue(10, 60_000)).toEqual([]);
  });

  it('is pulled by one worker; another puts its own pull off, and pulls once the first is over, due or not', async () => {
    let pulls = 0;
    let end = (): void => undefined;
    const slow = worker(store, async () => {
      pulls++;
      await new Promise<void>((resolve) => (end = resolve));
      return { read: 0, new: 0, changed: 0 };
    });
    const quick = worker(other, async () => ({ read: ++pulls, new: 0, changed: 0 }));
    // It waited long for its turn: what it was taken for is over when it begins.
    await store.sources.take('source-05', -1);
    const first = slow.pull('source-05');
    await until('the first pull', () => pulls === 1);
    await quick.tick();
    expect(quick.asked).toEqual([]);
    expect(await quick.pull('source-05')).toMatchObject({ busy: expect.any(String) });
    expect([pulls, quick.asked]).toEqual([1, ['source-05 in 60000']]);
    expect(await quick.pull('source-06')).toEqual({ read: 2, new: 0 });
    end();
    await first;
    expect(await quick.pull('source-05')).toEqual({ read: 3, new: 0 });
  });
});

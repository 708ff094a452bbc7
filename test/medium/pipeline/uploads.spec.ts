import { randomUUID } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PermanentJobError } from '#libs/jobs';
import { loadCatalogue } from '#libs/platform';
import type { Store } from '#libs/store';
import { ClustersProcessor } from '../../../apps/worker/src/processors/clusters.processor.js';
import { ForgetProcessor } from '../../../apps/worker/src/processors/forget.processor.js';
import { IngestFileProcessor } from '../../../apps/worker/src/processors/ingest-file.processor.js';
import { SourceDeskProcessor } from '../../../apps/worker/src/processors/source-desk.processor.js';
import { createSteps } from '../../../apps/worker/src/steps.js';
import { testStore } from '../../support/store.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

type Handler = (job: { data: object; progress: () => Promise<void> }) => Promise<unknown>;

/** The processors on a real store and folder; jobs are done when they are asked for. */
describe('the file of an import', () => {
  let store: Store;
  let closeStore: () => Promise<void>;
  let dataDir: string;
  let waiting = 0;
  const handlers = new Map<string, Handler>();
  beforeAll(async () => {
    ({ store, close: closeStore } = await testStore());
    dataDir = await temporaryFolder('uploads');
    await mkdir(join(dataDir, 'uploads'));
    const jobs = {
      process: (name: string, handler: Handler) => void handlers.set(name, handler),
      add: async () => '1',
      counts: async () => ({ waiting, delayed: 0, active: 0 }),
    };
    const context = { store, jobs, config: { dataDir }, steps: createSteps(store, loadCatalogue()) } as never;
    for (const processor of [
      new IngestFileProcessor(context),
      new ClustersProcessor(context),
      new SourceDeskProcessor(context, {} as never),
      new ForgetProcessor(context),
    ])
      processor.onModuleInit();
  });
  afterAll(async () => {
    await closeStore();
    await removeFolder(dataDir);
  });
  const run = (name: string, data: object) => handlers.get(name)!({ data, progress: async () => undefined });
  const upload = async (id: string, text = 'x', days = 0) => {
    const path = join(dataDir, 'uploads', id);
    await writeFile(path, text);
    const at = Date.now() / 1_000 - days * 86_400;
    await utimes(path, at, at);
    return id;
  };
  const kept = async () => (await readdir(join(dataDir, 'uploads'))).sort();
  const noted = async (id: string) => {
    await store.runs.create({ id, origin: 'upload', label: 'upload.csv', bytesTotal: 1 });
    return id;
  };

  it('goes when the import fails for good, or its run is gone', async () => {
    const broken = await noted(await upload(randomUUID(), '\0\0 no table at all'));
    await expect(run('ingest.file', { runId: broken })).rejects.toThrow(PermanentJobError);
    expect(await kept()).toEqual([]);
    expect((await store.runs.get(broken)).status).toBe('failed');
    // Begun again by hand: it says what to do.
    await expect(run('ingest.file', { runId: broken })).rejects.toThrow('Upload it again');
    await expect(run('ingest.file', { runId: await upload(randomUUID()) })).rejects.toThrow(PermanentJobError);
    await run('cluster.import', { importId: await upload(randomUUID()) });
    expect(await kept()).toEqual([]);
    const list = { dryRun: true, enabled: false, kind: 'news', ecosystems: [] };
    await expect(run('source.list', { file: randomUUID(), ...list })).rejects.toThrow(PermanentJobError);
  });

  it('goes after a day when nobody is to read it', async () => {
    const queued = await noted(await upload(randomUUID(), 'x', 2));
    const young = await upload(randomUUID());
    await upload(randomUUID(), 'x', 2);
    await upload(`${randomUUID()}.part`, 'x', 2);
    await upload('not-ours', 'x', 2);
    waiting = 1;
    expect(await run('accounts.forget', {})).toMatchObject({ uploads: 0 });
    waiting = 0;
    expect(await run('accounts.forget', {})).toMatchObject({ uploads: 2, sessions: 0 });
    expect(await kept()).toEqual([queued, young, 'not-ours'].sort());
    await store.runs.finish(queued, 'given up');
    expect(await run('accounts.forget', {})).toMatchObject({ uploads: 1 });
  });
});

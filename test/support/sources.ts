import { createJobQueue } from '#libs/jobs';
import { Ingest } from '#libs/pipeline';
import { createLog, loadCatalogue } from '#libs/platform';
import { SafeHttp } from '#libs/sources';
import { createWorker } from '../../apps/worker/src/create-worker.js';
import type { Steps } from '../../apps/worker/src/steps.js';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from './people.js';
import { until } from './until.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';
import { testConfig } from './test-config.js';

export interface SourcesApi extends PeopleApi {
  /** As an editor. */
  edit(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): ReturnType<PeopleApi['call']>;
  /** The answer to a question, once a worker has given it. */
  answer(path: string): Promise<{ state: string; error: string | null; result: any }>;
  /** The run, once it is over. */
  over(runId: string): Promise<any>;
}

/** The API with a worker beside it, over one store and one queue; `allow` names the loopback servers that may be asked. */
export async function startSourcesApi(allow: readonly string[]): Promise<SourcesApi> {
  const dataDir = await temporaryFolder('sources');
  const api = await startPeopleApi({ DATA_DIR: dataDir });
  const jobs = await createJobQueue({ databaseUrl: api.databaseUrl, log: () => {} });
  const { store } = api;
  // The presets that ship are due at the first full minute; what a test adds would wait behind fifty that cannot be reached.
  await jobs.pause('source.schedule');
  const worker = await createWorker({
    store,
    jobs,
    config: testConfig({ DATA_DIR: dataDir }),
    log: createLog('fatal', 'test'),
    catalogue: loadCatalogue(),
    steps: {
      ingest: new Ingest({ runs: store.runs, writer: store.writer }),
      update: { run: () => Promise.resolve({ read: 0, edition: { number: 0 }, published: false }) },
    } as unknown as Steps,
    http: new SafeHttp({ allow }),
  });
  const edit: SourcesApi['edit'] = (method, path) => api.as(EDITOR_TOKEN, method as 'get', path);
  return {
    ...api,
    edit,
    answer: async (path) => {
      let body: any;
      await until(`the answer at ${path}`, async () => {
        ({ body } = await edit('get', path).expect(200));
        return body.state !== 'waiting';
      });
      return body;
    },
    over: async (runId) => {
      await until('the end of the run', async () => ['done', 'failed'].includes((await store.runs.get(runId)).status));
      return store.runs.get(runId);
    },
    close: async () => {
      await jobs.close();
      await worker.close();
      await api.close();
      await removeFolder(dataDir);
    },
  };
}

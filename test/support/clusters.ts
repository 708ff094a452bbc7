import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EcosystemId } from '#libs/domain';
import { Ingest, ReadSignals } from '#libs/pipeline';
import { loadCatalogue } from '#libs/platform';
import pg from 'pg';
import { API_CONTEXT, type ApiContext } from '../../apps/api/src/shared/context.js';
import { importClusterFile } from '../../apps/worker/src/cluster/import-cluster-file.js';
import { refreshClusters } from '../../apps/worker/src/cluster/refresh.js';
import { shareEvidence } from '../../apps/worker/src/cluster/share-evidence.js';
import { createSteps } from '../../apps/worker/src/steps.js';
import { type PeopleApi, startPeopleApi } from './people.js';
import { inputRows } from './store.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

export const catalogue = loadCatalogue();

/** The API with people, and a worker that does the jobs of clusters at once instead of in a queue. */
export interface ClustersApi extends PeopleApi {
  /** Reads rows into signals, with tags and trends. */
  signals(rows: readonly unknown[]): Promise<void>;
  refresh(): Promise<void>;
  /** Lets two days pass for a column of a table. */
  age(table: string, column: string): Promise<void>;
  /** A cluster with a profile and its manager's token. */
  cluster(
    name: string,
    fields?: { country?: string; nuts?: string | null; ecosystems?: EcosystemId[] },
  ): Promise<{ id: string; token: string; email: string }>;
  /** Imports a file of members and gives the finished import. */
  upload(
    token: string,
    id: string,
    what: 'members' | 'evidence',
    text: string,
    query?: string,
  ): Promise<Record<string, unknown>>;
}

let people = 0;

export async function startClustersApi(): Promise<ClustersApi> {
  const dataDir = await temporaryFolder('clusters');
  const api = await startPeopleApi({ DATA_DIR: dataDir });
  const { store } = api;
  await store.trends.syncCatalogue(catalogue.trends);
  const steps = createSteps(store, catalogue);
  const work: Record<string, (data: never) => Promise<unknown>> = {
    'cluster.import': async ({ importId }: { importId: string }) => {
      const run = (await store.clusters.imports.byId(importId))!;
      await importClusterFile(store, steps.reader, run, join(dataDir, 'uploads', run.id), (row) =>
        shareEvidence({ store, steps }, { organisationId: run.organisationId, ...row }),
      );
    },
    'cluster.share': (which: { organisationId: string; rowId: string; signalId: string }) =>
      shareEvidence({ store, steps }, which),
    'cluster.refresh': () => refreshClusters(store),
  };
  Object.assign(api.app.get<ApiContext>(API_CONTEXT), { reader: steps.reader });
  Object.assign(api.app.get<ApiContext>(API_CONTEXT).jobs, {
    add: (name: string, data: never) => work[name]?.(data) ?? Promise.resolve(),
  });
  const clusters: ClustersApi = {
    ...api,
    signals: async (rows) => {
      const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'test' });
      await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
        latestDay: '2026-12-31',
      });
      await new ReadSignals({ readings: store.readings }, steps.reader).run();
    },
    age: async (table, column) => {
      const client = new pg.Client({ connectionString: api.databaseUrl });
      await client.connect();
      await client.query(`update ${table} set ${column} = ${column} - interval '2 days'`);
      await client.end();
    },
    refresh: async () => void (await refreshClusters(store)),
    cluster: async (name, fields = {}) => {
      const email = `manager${(people += 1)}@clusters.example.org`;
      const { id: accountId } = await api.person(email);
      const { id } = await store.organisations.create(accountId, {
        kind: 'cluster',
        name,
        country: fields.country ?? 'DE',
      });
      await store.clusters.profiles.save(id, {
        nuts: fields.nuts === undefined ? 'DE21' : fields.nuts,
        website: null,
        about: '',
        trends: [],
        suggested: true,
        ecosystems: (fields.ecosystems ?? ['energy-renewables']).map((ecosystem) => ({ ecosystem, weight: 1 })),
      });
      return { id, email, token: await api.signIn(email) };
    },
    upload: async (token, id, what, text, query = '') => {
      const { body } = await api
        .as(token, 'post', `/clusters/${id}/imports?what=${what}&name=test.csv${query}`)
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from(text))
        .expect(202);
      return (await api.as(token, 'get', `/clusters/${id}/imports/${body.id}`).expect(200)).body;
    },
    close: async () => {
      await api.close();
      await removeFolder(dataDir);
    },
  };
  return clusters;
}

/** A signal that the reader links to a trend of the catalogue. */
export function signalAbout(
  trendId: string,
  number: number,
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  const trend = catalogue.trends.find(({ id }) => id === trendId)!;
  const { strong } = trend.phrases;
  const [a, b] = [strong[number % strong.length], strong[(number + 1) % strong.length]];
  return {
    id: `test:${trendId}:${number}`,
    kind: ['patent', 'publication', 'news', 'investment'][number % 4],
    title: `${a} and ${b}: work number ${number} of many about this matter`,
    text: `Item ${number}. We speak of ${strong.join(', ')} here, in part ${number} of a long row of works.`,
    date: `${2019 + (number % 7)}-0${1 + (number % 9)}-1${number % 9}`,
    publisher: `Gazette ${number % 5}`,
    country: 'DE',
    ...fields,
  };
}

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { createLog, loadCatalogue } from '#libs/platform';
import {
  DiscoverTrends,
  Ingest,
  PublishEdition,
  ReadSignals,
  TextDiscoverer,
  UpdateRadars,
  type UpdateOutcome,
} from '#libs/pipeline';
import type { RadarDefinition } from '#libs/domain';
import type { JobQueue } from '#libs/jobs';
import type { Store } from '#libs/store';
import request, { type Test } from 'supertest';
import { createApi } from '../../apps/api/src/app.js';
import { loadReader } from '../../apps/worker/src/reader.js';
import { EDITOR_TOKEN } from './people.js';
import { inputRows, rawRow, testStore } from './store.js';
import { testConfig } from './test-config.js';

export const catalogue = loadCatalogue();
type Method = 'get' | 'post' | 'put' | 'delete';

/** The API over a store of its own, with every step of the pipeline at hand. */
export interface RadarsApi {
  readonly app: INestApplication;
  readonly store: Store;
  readonly url: string;
  readonly origin: string;
  /** Reasons of the updates that were asked for. */
  readonly updates: string[];
  /** Takes rows in and publishes an edition of that day. */
  feed(rows: readonly Record<string, unknown>[], asOf: string, radar?: RadarDefinition): Promise<UpdateOutcome>;
  update(asOf: string, radar?: RadarDefinition): Promise<UpdateOutcome>;
  get(path: string): Test;
  /** As an editor. */
  edit(method: Method, path: string): Test;
  as(token: string, method: Method, path: string): Test;
  close(): Promise<void>;
}

/** @param webFolder the built front, where pages are asked for */
export async function startRadarsApi(webFolder: string | null = null): Promise<RadarsApi> {
  const { store, url, close } = await testStore();
  await store.trends.syncCatalogue(catalogue.trends);
  const reader = loadReader(catalogue);
  const update = (asOf: string, radar = catalogue.radar) =>
    new UpdateRadars({
      read: new ReadSignals({ readings: store.readings }, reader),
      discover: new DiscoverTrends(
        { trends: store.trends, residuals: store.residuals, universe: store.universe },
        new TextDiscoverer(catalogue.trends, catalogue.radar),
      ),
      publish: new PublishEdition({ trends: store.trends, evidence: store.evidence, editions: store.editions }, radar),
    }).run(asOf);
  const updates: string[] = [];
  const app = await createApi({
    store,
    jobs: {
      add: (_name: string, data: { reason: string }) => {
        updates.push(data.reason);
        return Promise.resolve({ id: '1', added: true });
      },
    } as unknown as JobQueue,
    config: testConfig({ EDITOR_TOKEN }),
    log: createLog('fatal', 'test'),
    catalogue,
    reader,
    webFolder,
    version: 'test',
  });
  await app.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const as = (token: string, method: Method, path: string) =>
    request(origin)[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
  return {
    app,
    store,
    url,
    origin,
    updates,
    update,
    feed: async (rows, asOf, radar) => {
      const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'rows.jsonl' });
      await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
        latestDay: '2026-12-31',
      });
      return update(asOf, radar);
    },
    get: (path) => request(origin).get(`/api/v1${path}`),
    edit: (method, path) => as(EDITOR_TOKEN, method, path),
    as,
    close: async () => {
      await app.close();
      await close();
    },
  };
}

/** Signals about a curated trend, in its own words: of four kinds, over nine years, from two countries. */
export function signalsAbout(
  trendId: string,
  n: number,
  fields: Record<string, unknown> = {},
): Record<string, unknown>[] {
  const trend = catalogue.trends.find((candidate) => candidate.id === trendId)!;
  const phrases = trend.phrases.strong;
  return Array.from({ length: n }, (_, index) =>
    rawRow(index, {
      id: `${trendId}:${index}`,
      kind: ['publication', 'patent', 'news', 'investment'][index % 4],
      title: `Results on ${phrases[index % phrases.length]} and ${phrases[(index + 1) % phrases.length]}, part ${index} of ${trendId}`,
      text: `We speak of ${phrases.join(', ')} in part ${index} of this work: ${trend.summary}`,
      date: `${2016 + (index % 9)}-05-0${1 + (index % 9)}`,
      country: index % 2 ? 'DE' : 'FR',
      publisher: `Gazette ${index % 3}`,
      organisations: [`Works ${index % 3}`],
      ...fields,
    }),
  );
}

import { randomUUID } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { createLog, loadCatalogue } from '#libs/platform';
import { Ingest, PublishEdition, ReadSignals, rebuildEdition } from '#libs/pipeline';
import type { JobQueue } from '#libs/jobs';
import { createApi } from '../../apps/api/src/app.js';
import { loadReader } from '../../apps/worker/src/reader.js';
import { inputRows, rawRow, testStore } from './store.js';
import { testConfig } from './test-config.js';

const catalogue = loadCatalogue();
export const trend = catalogue.trends.find((candidate) => candidate.id === 'green-hydrogen-electrolysis')!;
const phrases = trend.phrases.strong;

/** Signals about one trend: enough of several kinds and years to be placed. */
export const about = Array.from({ length: 40 }, (_, index) =>
  rawRow(index, {
    kind: ['publication', 'patent', 'news', 'investment'][index % 4],
    title: `Results on ${phrases[index % phrases.length]} and ${phrases[(index + 1) % phrases.length]}, part ${index} of a series`,
    text: `We speak of ${phrases.join(', ')} in this work on renewable energy and hydrogen production, in its part ${index}.`,
    date: `${2016 + (index % 9)}-05-0${1 + (index % 9)}`,
    country: index % 2 ? 'DE' : 'FR',
    organisations: [`Hydrogen Works ${index % 3}`],
  }),
);

/** News that comes later: evidence of a riper kind. */
const more = Array.from({ length: 60 }, (_, index) => ({
  ...about[2]!,
  id: `later:${index}`,
  kind: 'news',
  title: `News of ${phrases[index % phrases.length]} from plant number ${index} of many plants`,
  date: `2025-0${1 + (index % 9)}-10`,
}));

/** The API on two published editions about one trend; the second has further evidence, so that things move. */
export interface PublishedApi {
  readonly app: INestApplication;
  /** An edition, placed again from what it has stored. */
  rebuilt(number: number): ReturnType<typeof rebuildEdition>;
  /** Takes further signals in and reads them; publishes nothing. */
  deliver(rows: readonly unknown[]): Promise<void>;
  withdraw(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function startPublishedApi(): Promise<PublishedApi> {
  const { store, close } = await testStore();
  await store.trends.syncCatalogue(catalogue.trends);
  const reader = loadReader(catalogue);
  const deliver = async (label: string, rows: readonly unknown[]) => {
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label });
    await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
      latestDay: '2026-12-31',
    });
    await new ReadSignals({ readings: store.readings }, reader).run();
  };
  const publish = async (label: string, rows: readonly unknown[], asOf: string) => {
    await deliver(label, rows);
    const { trends, evidence, editions } = store;
    await new PublishEdition({ trends, evidence, editions }, catalogue.radar).run(asOf);
  };
  await publish('about.jsonl', about, '2026-06-30');
  await publish('more.jsonl', more, '2026-09-30');
  const app = await createApi({
    store,
    jobs: {} as JobQueue,
    config: testConfig(),
    log: createLog('fatal', 'test'),
    catalogue,
    reader,
    webFolder: null,
    version: 'test',
  });
  await app.listen(0, '127.0.0.1');
  return {
    app,
    deliver: (rows) => deliver('delivered', rows),
    withdraw: (ids) =>
      deliver(
        'withdrawn',
        ids.map((id) => ({ id, withdrawn: true })),
      ),
    rebuilt: (number) => rebuildEdition({ editions: store.editions }, number),
    close: async () => {
      await app.close();
      await close();
    },
  };
}

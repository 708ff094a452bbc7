import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Balancer, startBalancer } from '../support/balancer.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';
import { eventually, run, type Running } from '../support/processes.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { rawRow } from '../support/store.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const FILES = 6;
const ROWS = 300;
const READERS = 2;
/** How long a reader looks at an answer: the processor is needed for programs that start. */
const LOOK_MS = 100;
const START_MS = 120_000;

/** As a new version comes in: each process ends and another takes its place, while people read and send files. */
describe('a rolling restart', () => {
  let database: TestDatabase;
  let redis: TestRedis | null;
  let balancer: Balancer;
  let dataDir: string;
  let env: Record<string, string>;
  const apis: { program: Running; origin: string }[] = [];
  const workers: Running[] = [];
  let going = true;

  const startApi = async () => {
    const program = run('apps/api/src/main.js', [], env);
    const origin = (await program.until(/"address":"([^"]+)"/, START_MS))[1]!.replace('localhost', '127.0.0.1');
    balancer.add(origin);
    return { program, origin };
  };
  const startWorker = async () => {
    const worker = run('apps/worker/src/main.js', [], env);
    await worker.until(/worker takes jobs/, START_MS);
    return worker;
  };

  beforeAll(async () => {
    database = await testDatabase();
    ({ redis } = await startRedis());
    dataDir = await temporaryFolder('rolling');
    env = {
      DATABASE_URL: database.url,
      ...(redis && { REDIS_URL: redis.url }),
      DATA_DIR: dataDir,
      PORT: '0',
      // Long enough for a balancer to notice, also on a busy machine.
      DRAIN_SECONDS: '3',
      JOB_LOCK_SECONDS: '2',
    };
    balancer = await startBalancer();
    // One after the other: the first brings the schema up to date.
    for (let n = 0; n < 2; n++) apis.push(await startApi());
    workers.push(await startWorker());
    await eventually(async () => balancer.ready() === 2);
  }, 2 * START_MS);
  afterAll(async () => {
    going = false;
    await balancer.close();
    await Promise.all([...apis.map(({ program }) => program.stop()), ...workers.map((worker) => worker.stop())]);
    await redis?.stop();
    await database.drop();
    await removeFolder(dataDir);
  });

  it(
    'loses no request and no job',
    async () => {
      const base = `${balancer.origin}/api/v1`;
      const answers = new Map<string, number>();
      const paths = ['/radars', '/signals?q=signal', '/status', '/signals/facets', '/ingest-runs'];
      const readers = Array.from({ length: READERS }, async (_, reader) => {
        for (let turn = reader; going; turn++) {
          const path = paths[turn % paths.length]!;
          const outcome = await fetch(base + path).then(
            async (answer) => {
              const text = await answer.text();
              return answer.ok ? '200' : `${answer.status} ${text.slice(0, 200)}`;
            },
            (error: Error) => `broken: ${error.message}`,
          );
          answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
          await sleep(LOOK_MS);
        }
      });
      const sent: string[] = [];
      const send = async (file: number): Promise<void> => {
        const rows = Array.from({ length: ROWS }, (_, row) => JSON.stringify(rawRow(file * ROWS + row)));
        const answer = await fetch(`${base}/ingest-runs?name=${file}.jsonl`, { method: 'POST', body: rows.join('\n') });
        expect(answer.status).toBe(202);
        sent.push(((await answer.json()) as { id: string }).id);
      };
      const sending = (async () => {
        for (let file = 0; file < FILES; file++) {
          await send(file);
          await sleep(300);
        }
      })();

      for (const old of apis.slice()) {
        // The new one is there before the old one is told to end.
        apis.push(await startApi());
        await eventually(async () => balancer.ready() === 3, START_MS);
        expect(await old.program.stop()).toBe(0);
        balancer.remove(old.origin);
        apis.splice(apis.indexOf(old), 1);
      }
      const [oldWorker] = workers.splice(0);
      workers.push(await startWorker());
      expect(await oldWorker!.stop()).toBe(0);
      await sending;
      going = false;
      await Promise.all(readers);

      expect([...answers.keys()]).toEqual(['200']);
      expect(answers.get('200')).toBeGreaterThan(10);
      const runs = await eventually(async () => {
        const all = (await Promise.all(
          sent.map(async (id) => (await fetch(`${base}/ingest-runs/${id}`)).json()),
        )) as Record<string, unknown>[];
        return all.every(({ status }) => status === 'done') && all;
      });
      expect(runs).toHaveLength(FILES);
      for (const done of runs) expect(done).toMatchObject({ read: ROWS, new: ROWS, duplicate: 0, refused: 0 });
      await eventually(
        async () =>
          ((await (await fetch(`${base}/status`)).json()) as { edition: { signalCount: number } | null }).edition
            ?.signalCount ===
          FILES * ROWS,
      );
    },
    4 * START_MS,
  );
});

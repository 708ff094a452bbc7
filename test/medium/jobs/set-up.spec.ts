import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, createJobQueue, type JobQueue } from '#libs/jobs';
import { CLOSED_PORT } from '../../support/processes.js';
import { testDatabase, type TestDatabase } from '../../support/postgres.js';
import { until } from '../../support/until.js';
import { LONG_LOCK, trialCatalogue, type Trials } from './trial-catalogue.js';

/** What is refused before anything runs, and what the message says about it. Over Postgres: it is the same for both. */
describe('setting up the job queue', () => {
  let database: TestDatabase;
  let queue: JobQueue;

  beforeAll(async () => {
    database = await testDatabase();
    queue = await createJobQueue({ databaseUrl: database.url, log: () => {} });
  });
  afterAll(async () => {
    await queue.close();
    await database.drop();
  });

  it('refuses to start while a job has no handler, and names it', async () => {
    await expect(queue.start()).rejects.toThrow(
      /No handler for the job "ingest\.file", "pipeline\.update", "source\.pull"/,
    );
    for (const name of Object.keys(catalogue) as (keyof typeof catalogue)[])
      if (name !== 'source.pull') queue.process(name, async () => {});
    await expect(queue.start()).rejects.toThrow(
      /No handler for the job "source\.pull"\. Register one with process\(\)/,
    );
    await queue.start(['ingest.file']); // a worker of some jobs only
  });

  it('refuses a second handler of a job, and one of a job nobody knows', () => {
    queue.process('source.pull', async () => {});
    expect(() => queue.process('source.pull', async () => {})).toThrow(/"source\.pull" has two handlers/);
    expect(() => queue.process('source.push' as 'source.pull', async () => {})).toThrow(
      /There is no job "source\.push"\. The catalogue knows: ingest\.file, /,
    );
    expect(() => queue.process('toString' as 'source.pull', async () => {})).toThrow(/There is no job/);
  });

  it('refuses data that do not fit, with the path of the field', async () => {
    await expect(queue.add('ingest.file', { runId: 7 } as never)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: [{ path: 'data.runId', message: expect.any(String) }],
    });
    await expect(queue.addBulk('ingest.file', [{ data: { runId: 'a' } }, { data: {} as never }])).rejects.toMatchObject(
      {
        code: 'BAD_INPUT',
      },
    );
    expect((await queue.counts('ingest.file')).completed).toBe(0); // all or nothing
    expect(await queue.addBulk('ingest.file', [])).toEqual([]);
  });

  it.each([
    [{ attempts: 0 }, /attempts .* is 0/],
    [{ attempts: 1.5 }, /attempts .* is 1\.5/],
    [{ delayMs: -1 }, /delayMs .* is -1/],
    [{ delayMs: Number.NaN }, /delayMs .* is NaN/],
    [{ backoffMs: Number.POSITIVE_INFINITY }, /backoffMs .* is Infinity/],
    [{ jobId: '' }, /1 to 200 characters/],
    [{ jobId: 'x'.repeat(201) }, /1 to 200 characters/],
    [{ jobId: 'a\0b' }, /none of them NUL/],
  ])('refuses the options %j', async (options, message) => {
    await expect(queue.add('source.pull', { sourceId: 'a' }, options)).rejects.toThrow(message);
  });

  it('refuses a pattern that is no pattern, and shows one', async () => {
    const data = { sourceId: 'a' };
    await expect(queue.schedule('source.pull', 'a', 'every day', data)).rejects.toThrow(
      /not a cron pattern .* "\*\/15/,
    );
    await expect(queue.schedule('source.pull', 'a:b', '0 * * * *', data)).rejects.toThrow(/schedule key "a:b"/);
    await expect(queue.deadLetters('source.pull', { limit: 0 })).rejects.toThrow(/limit from 1/);
  });

  it('says what to do when its server does not answer', async () => {
    const log = (): void => {};
    const redis = createJobQueue({ redisUrl: `redis://127.0.0.1:${CLOSED_PORT}`, databaseUrl: database.url, log });
    await expect(redis).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/Redis at 127\.0\.0\.1:\d+ does not answer \(.*ECONNREFUSED.*correct REDIS_URL/),
    });
    const postgres = createJobQueue({ databaseUrl: `postgres://u:p@127.0.0.1:${CLOSED_PORT}/d`, log });
    await expect(postgres).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/ECONNREFUSED.*DATABASE_URL/),
    });
  });

  it('prepares its tables once when many processes start at the same time', async () => {
    const fresh = await testDatabase();
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => createJobQueue({ databaseUrl: fresh.url, log: () => {} })),
    );
    await opened[0]?.add('source.pull', { sourceId: 'a' });
    expect((await opened[5]?.counts('source.pull'))?.waiting).toBe(1);
    await Promise.all(opened.map((each) => each.close()));
    await fresh.drop();
  });

  it('keeps a thousand completed jobs of each name, not all of them', async () => {
    const many = await createJobQueue<Trials>({
      databaseUrl: database.url,
      catalogue: trialCatalogue(['many']),
      lock: LONG_LOCK,
      log: () => {},
    });
    let done = 0;
    many.process('many', async () => done++, { concurrency: 16 });
    await many.start();
    await many.addBulk(
      'many',
      Array.from({ length: 1600 }, (_, n) => ({ data: { n } })),
    );
    await until('all', async () => done === 1600);
    await many.close();
    const { completed } = await queueCounts();
    expect(completed).toBeGreaterThanOrEqual(1000);
    expect(completed).toBeLessThan(1300);

    async function queueCounts() {
      const looking = await createJobQueue<Trials>({
        databaseUrl: database.url,
        catalogue: trialCatalogue(['many']),
        log: () => {},
      });
      const counts = await looking.counts('many');
      await looking.close();
      return counts;
    }
  });
});

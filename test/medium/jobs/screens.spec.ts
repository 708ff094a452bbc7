import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJobQueue, type JobQueue, PermanentJobError } from '#libs/jobs';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { until } from '../../support/until.js';

describe('the queues, as operators see them', () => {
  let api: PeopleApi;
  let worker: JobQueue;
  let broken = true;
  let go: () => void = () => {};

  beforeAll(async () => {
    api = await startPeopleApi();
    worker = await createJobQueue({ databaseUrl: api.databaseUrl, log: () => {} });
    worker.process('source.pull', async ({ data, progress }) => {
      if (data.sourceId === 'slow') {
        await progress({ done: 1, total: 2 });
        await new Promise<void>((resolve) => (go = resolve));
      }
      if (broken && data.sourceId === 'broken') throw new PermanentJobError('the file is gone');
    });
    await worker.start(['source.pull']);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const as = (method: 'get' | 'post' | 'put' | 'delete', path: string) => api.as(EDITOR_TOKEN, method, path);
  const queue = async () =>
    (await as('get', '/jobs').expect(200)).body.find(({ name }: { name: string }) => name === 'source.pull');

  it('shows what runs, and how far it is', async () => {
    await api.queue.add('source.pull', { sourceId: 'slow' });
    await until('progress', async () => (await queue()).active[0]?.progress !== undefined);
    expect(await queue()).toMatchObject({
      paused: false,
      counts: { active: 1 },
      active: [{ data: { sourceId: 'slow' }, progress: { done: 1, total: 2 } }],
    });
    go();
    await until('its end', async () => (await queue()).counts.completed === 1);
  });

  it('holds a queue and lets it go on', async () => {
    await as('put', '/jobs/source.pull/paused').send({ paused: true }).expect(200);
    await api.queue.add('source.pull', { sourceId: 'held' });
    expect(await queue()).toMatchObject({ paused: true, counts: { waiting: 1 } });
    await as('put', '/jobs/source.pull/paused').send({ paused: false }).expect(200);
    await until('its end', async () => (await queue()).counts.waiting === 0 && (await queue()).counts.completed === 2);
  });

  it('shows what failed for good, and tries it again once it is mended', async () => {
    await api.queue.add('source.pull', { sourceId: 'broken' });
    await until('its death', async () => (await queue()).counts.dead === 1);
    const { body } = await as('get', '/jobs/source.pull/dead-letters').expect(200);
    expect(body).toMatchObject({
      total: 1,
      items: [{ data: { sourceId: 'broken' }, error: 'the file is gone', attempts: 1 }],
    });
    broken = false;
    await as('post', `/jobs/source.pull/dead-letters/${body.items[0].id}/retry`).expect(204);
    await until('its end', async () => (await queue()).counts.completed === 3);
    await as('post', `/jobs/source.pull/dead-letters/${body.items[0].id}/retry`).expect(404);
  });

  it('forgets what is not worth another attempt', async () => {
    broken = true;
    const id = await api.queue.add('source.pull', { sourceId: 'broken' });
    await until('its death', async () => (await queue()).counts.dead === 1);
    await as('delete', `/jobs/source.pull/dead-letters/${id}`).expect(204);
    expect((await queue()).counts.dead).toBe(0);
  });

  it('knows only the queues of the catalogue, and only editors may look', async () => {
    await as('get', '/jobs/nothing/dead-letters').expect(404);
    await as('put', '/jobs/__proto__/paused').send({ paused: true }).expect(404);
    await as('put', '/jobs/source.pull/paused').send({}).expect(400);
    await api.call('get', '/jobs').expect(401);
    await api.person('member@example.org');
    await api.as(await api.signIn('member@example.org'), 'get', '/jobs').expect(403);
  });
});

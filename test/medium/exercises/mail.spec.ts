import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJobQueue, type JobQueue } from '#libs/jobs';
import { createLog, loadCatalogue, readConfig } from '#libs/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExerciseProcessor } from '../../../apps/worker/src/processors/exercise.processor.js';
import { WORKER_CONTEXT, type WorkerContext } from '../../../apps/worker/src/worker-context.js';
import { IMPACT } from '../../support/exercises.js';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { until } from '../../support/until.js';

const entryLink = (text: string): string => /#(tu_panel_[\w-]{43})/.exec(text)![1]!;

/** The queue, the worker and the mail server are real. */
describe('mail to a panel', () => {
  let api: PeopleApi;
  let jobs: JobQueue;
  let worker: INestApplicationContext;
  let at: string;
  let path: string;
  let facilitator: string;
  let exerciseId: string;

  beforeAll(async () => {
    api = await startPeopleApi({}, 0, {
      add: (...args: Parameters<JobQueue['add']>) => jobs.add(...args),
    } as unknown as JobQueue);
    jobs = await createJobQueue({ databaseUrl: api.databaseUrl, redisUrl: undefined, log: () => undefined });
    const config = readConfig({ SMTP_URL: api.mail.url });
    const context = {
      store: api.store,
      jobs,
      config,
      log: createLog('fatal', 'test'),
      catalogue: loadCatalogue(),
    } as WorkerContext;
    worker = await NestFactory.createApplicationContext(
      { module: class TestWorker {}, providers: [{ provide: WORKER_CONTEXT, useValue: context }, ExerciseProcessor] },
      { logger: ['error'] },
    );
    await jobs.start(['exercise.mail', 'exercise.clock']);
    const { id } = await api.person('facilitator@example.org');
    const organisation = await api.store.organisations.create(id, {
      kind: 'agency',
      name: 'Agency of the North',
      country: null,
    });
    facilitator = await api.signIn('facilitator@example.org');
    path = `/organisations/${organisation.id}/exercises`;
  });
  beforeEach(async () => {
    const { body } = await api
      .as(facilitator, 'post', path)
      .send({ setUp: { title: 'Trends', criteria: [IMPACT] }, items: [{ kind: 'statement', title: 'One' }] })
      .expect(201);
    exerciseId = body.id;
    at = `${path}/${exerciseId}`;
  });
  afterAll(async () => {
    await jobs.close();
    await worker.close();
    await api.close();
  });

  const invite = (names: string[]) =>
    api
      .as(facilitator, 'post', `${at}/panel`)
      .send({ people: names.map((name) => ({ name, email: `${name}@example.org` })) });
  const open = () => api.as(facilitator, 'post', `${at}/rounds`).send({}).expect(201);

  it('invites everybody once, reminds those who have not finished, closes rounds in time', async () => {
    await invite(['anna', 'ben']).expect(201);
    await api
      .as(facilitator, 'post', `${at}/rounds`)
      .send({ closesAt: new Date(Date.now() + 3_600_000).toISOString() })
      .expect(201);
    const mail = await api.mail.mailTo('anna@example.org');
    expect(mail.text).toContain('Agency of the North');
    expect(mail.text).toContain('Nobody, not even the facilitator');
    await api.mail.mailTo('ben@example.org');
    await invite(['anna', 'carla']).expect(201);
    await api.mail.mailTo('carla@example.org');
    const { body } = await api
      .call('post', '/panel/entry')
      .send({ token: entryLink(mail.text), deliver: 'body' })
      .expect(200);
    const { items } = (await api.as(body.token, 'get', `/panel/${exerciseId}`).expect(200)).body;
    await api
      .as(body.token, 'put', `/panel/${exerciseId}/ratings`)
      .send({ round: 1, ratings: [{ itemId: items[0].id, criterion: 'impact', value: 4 }] })
      .expect(200);
    await api.as(facilitator, 'post', `${at}/reminders`).send({}).expect(202);
    await api.mail.mailTo('ben@example.org', 2);
    await api.mail.mailTo('carla@example.org', 2);
    await api.as(facilitator, 'post', `${at}/reminders`).send({}).expect(202);
    await until('both jobs', async () => (await jobs.counts('exercise.mail')).waiting === 0);
    expect(api.mail.received.filter((m) => m.to.includes('anna@example.org'))).toHaveLength(1);
    expect(api.mail.received).toHaveLength(5);
    const refused = await api.as(facilitator, 'put', `${at}/rounds/current`).send({ closesAt: '2020-01-01T00:00:00Z' });
    expect(refused.status).toBe(400);
    await api.store.exercises.rounds.reschedule(exerciseId, new Date(Date.now() - 1_000).toISOString());
    await jobs.add('exercise.clock', {});
    await until(
      'the end of the round',
      async () => (await api.store.exercises.all.get(exerciseId)).status === 'between',
    );
  });

  it('writes again to whom the facilitator takes off the panel and then asks anew', async () => {
    const { people } = (await invite(['dora']).expect(201)).body;
    await open();
    await api.mail.mailTo('dora@example.org');
    await api.as(facilitator, 'delete', `${at}/panel/${people[0].id}`).expect(204);
    await invite(['dora']).expect(201);
    const mail = await api.mail.mailTo('dora@example.org', 2);
    await api
      .call('post', '/panel/entry')
      .send({ token: entryLink(mail.text), deliver: 'body' })
      .expect(200);
  });

  const mailsTo = (name: string) => api.mail.received.filter((m) => m.to.includes(`${name}@example.org`)).length;

  it('loses nobody whose mail the server did not take, and writes to nobody twice for their sake', async () => {
    const names = ['emil', 'fay', 'gus', 'nobody'];
    await invite(names).expect(201);
    api.mail.reject('nobody@example.org');
    api.mail.refuse(1);
    await open();
    const state = () => jobs.counts('exercise.mail');
    await until('the first attempt', async () => (await state()).delayed === 1);
    expect(names.map(mailsTo).sort()).toEqual([0, 0, 1, 1]);
    await jobs.add('exercise.mail', { exerciseId, round: 1, what: 'round' });
    await until('the second attempt', () => names.slice(0, 3).every((name) => mailsTo(name) > 0));
    await until('its end', async () => (await state()).active + (await state()).waiting === 0);
    expect(names.map(mailsTo)).toEqual([1, 1, 1, 0]);
  });

  it('leaves whom a worker that died had taken to the next one, and lets two share a panel', async () => {
    await invite(['hal', 'ida', 'jon']).expect(201);
    await api.store.exercises.rounds.open(exerciseId, null);
    const next = (send: (email: string) => Promise<void>) =>
      api.store.exercises.panelMail.writeNext(
        { exerciseId, round: 1, what: 'round', expected: 1, except: [] },
        ({ email }) => send(email),
      );
    await expect(next(() => Promise.reject(new Error('died')))).rejects.toThrow('died');
    const written: string[] = [];
    const worker = async (): Promise<void> => {
      while (await next(async (email) => void written.push(email)));
    };
    await next(async (email) => {
      written.push(email);
      await Promise.all([worker(), worker()]);
    });
    expect(written.sort()).toEqual(['hal@example.org', 'ida@example.org', 'jon@example.org']);
    expect(await next(() => Promise.reject(new Error('nobody is left')))).toBe(false);
  });
});

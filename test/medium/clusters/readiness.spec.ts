import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadQuestionnaires } from '#libs/platform';
import { type ClustersApi, signalAbout, startClustersApi } from '../../support/clusters.js';

describe('readiness of clusters', () => {
  let api: ClustersApi;
  let mine: { id: string; token: string; email: string };
  let other: { id: string; token: string; email: string };
  let member: string;
  beforeAll(async () => {
    api = await startClustersApi();
    mine = await api.cluster('Hydrogen Valley');
    other = await api.cluster('Hydrogen Hills');
    const person = await api.person('someone@clusters.example.org');
    await api.store.organisations.join(mine.id, person.id, 'member');
    member = await api.signIn('someone@clusters.example.org');
  });
  afterAll(() => api.close());
  const as = (method: 'get' | 'post' | 'put' | 'delete', path: string, token = mine.token) =>
    api.as(token, method, `/clusters/${mine.id}${path}`);
  const begin = async (questionnaire = 'cluster') =>
    (await as('post', '/assessments').send({ questionnaire }).expect(201)).body as { id: string; label: string };
  const answer = (id: string, answers: unknown[], path = 'answers', token = mine.token) =>
    as('put', `/assessments/${id}/${path}`, token).send({ answers });

  it('asks three questionnaires, whose levels are all described', async () => {
    expect((await api.call('get', '/questionnaires').expect(200)).body.map((q: { id: string }) => q.id)).toEqual([
      'cluster',
      'digital',
      'green',
    ]);
    const { body } = await api.call('get', '/questionnaires/green').expect(200);
    expect(body.questions.every((q: { levels: string[] }) => q.levels.length === 6)).toBe(true);
    await api.call('get', '/questionnaires/nothing').expect(404);
    for (const { questions } of loadQuestionnaires().values())
      expect(new Set(questions.flatMap(({ levels }) => levels.slice(1))).size).toBe(questions.length * 5);
  });

  it('scores answers, names the weakest dimension and ranks the gaps', async () => {
    const { id, label } = await begin();
    expect(label).toBe('T0');
    await answer(id, [
      { questionId: 'horizon', level: 2, target: 5, evidence: 'Report 2026' },
      { questionId: 'roadmap', level: 4, target: 4 },
      { questionId: 'calls', level: 1, target: 3 },
    ]).expect(204);
    const { body } = await as('get', `/assessments/${id}`).expect(200);
    // Strategy: (1.2 · 2/5 + 1 · 4/5) / 2.2; funding: 1/5; overall: their mean.
    const strategy = (1.2 * 0.4 + 0.8) / 2.2;
    expect(body.dimensions[0].score).toBeCloseTo(strategy, 9);
    expect(body.overall).toBeCloseTo((strategy + 0.2) / 2, 9);
    expect(body.weakest).toBe('Funding and calls');
    expect(body.priorities.map((p: { questionId: string }) => p.questionId)).toEqual(['horizon', 'calls']);
    expect(body.confidence).toBeGreaterThan(0);
    expect(body.dimensions[0].peers).toEqual({ shown: false });
  });

  it('refuses answers that do not fit, and any once it is closed', async () => {
    const { id } = await begin('digital');
    await answer(id, [{ questionId: 'plan', level: 6 }]).expect(400);
    await answer(id, [{ questionId: 'horizon', level: 1 }]).expect(400);
    await answer(id, [
      { questionId: 'plan', level: 1 },
      { questionId: 'plan', level: 2 },
    ]).expect(400);
    await answer(id, [{ questionId: 'plan', level: 1 }], 'answers', member).expect(403);
    await as('put', `/assessments/${id}/closed`).send({ closed: true }).expect(204);
    await answer(id, [{ questionId: 'plan', level: 1 }]).expect(409);
    await answer(id, [{ questionId: 'plan', level: 1 }], 'member-answers', member).expect(409);
  });

  it('does not exist for other clusters', async () => {
    const { id } = await begin('green');
    await as('get', `/assessments/${id}`, other.token).expect(404);
    await api.as(other.token, 'get', `/clusters/${other.id}/assessments/${id}`).expect(404);
    await api
      .as(other.token, 'put', `/clusters/${other.id}/assessments/${id}/answers`)
      .send({ answers: [{ questionId: 'aims', level: 1 }] })
      .expect(404);
    await api.as(other.token, 'delete', `/clusters/${other.id}/assessments/${id}`).expect(404);
  });

  it('rolls answers of members up, from five on', async () => {
    const { id } = await begin('green');
    await answer(id, [{ questionId: 'aims', level: 3 }], 'member-answers', member).expect(204);
    expect((await as('get', `/assessments/${id}/member-answers`, member).expect(200)).body).toEqual([
      { questionId: 'aims', level: 3 },
    ]);
    const rolled = async () =>
      (await as('get', `/assessments/${id}`)).body.members.find((m: { questionId: string }) => m.questionId === 'aims')
        .rolled;
    expect(await rolled()).toEqual({ shown: false });
    for (let i = 0; i < 4; i += 1) {
      const person = await api.person(`more${i}@clusters.example.org`);
      await api.store.organisations.join(mine.id, person.id, 'member');
      await answer(
        id,
        [{ questionId: 'aims', level: i + 1 }],
        'member-answers',
        await api.signIn(`more${i}@clusters.example.org`),
      ).expect(204);
    }
    expect(await rolled()).toEqual({ shown: true, n: 5, median: 3, q1: 2, q3: 3 });
  });

  it('lets an assessor have the last word', async () => {
    const { id } = await begin('digital');
    await answer(id, [{ questionId: 'plan', level: 5, target: 5 }]).expect(204);
    await answer(id, [{ questionId: 'plan', level: 2 }], 'assessor-answers', member).expect(403);
    const people = (await api.as(mine.token, 'get', `/organisations/${mine.id}/people`)).body as {
      accountId: string;
      email: string;
    }[];
    const accountId = people.find(({ email }) => email === 'someone@clusters.example.org')!.accountId;
    const stranger = (await api.store.accounts.byEmail(other.email))!.id;
    await as('put', `/assessments/${id}/assessor`).send({ accountId: stranger }).expect(400);
    await as('put', `/assessments/${id}/assessor`).send({ accountId }).expect(204);
    await answer(id, [{ questionId: 'plan', level: 2 }], 'assessor-answers', member).expect(204);
    const { body } = await as('get', `/assessments/${id}`, member).expect(200);
    expect(body).toMatchObject({ youAssess: true, overall: 0.4 });
    expect(body.answers).toHaveLength(2);
  });

  it('compares a repeat with the one before and with others, without their names', async () => {
    for (let i = 0; i < 5; i += 1) {
      const peer = await api.cluster(`Peer ${i}`);
      const { body } = await api
        .as(peer.token, 'post', `/clusters/${peer.id}/assessments`)
        .send({ questionnaire: 'cluster' })
        .expect(201);
      const path = `/clusters/${peer.id}/assessments/${body.id}`;
      await api
        .as(peer.token, 'put', `${path}/answers`)
        .send({ answers: [{ questionId: 'horizon', level: i }] })
        .expect(204);
      await api.as(peer.token, 'put', `${path}/closed`).send({ closed: true }).expect(204);
    }
    const { id, label } = await begin();
    expect(label).toBe('T1');
    await answer(id, [{ questionId: 'calls', level: 3, target: 3 }]).expect(204);
    const { body } = await as('get', `/assessments/${id}`).expect(200);
    expect(body.beforeLabel).toBe('T0');
    const funding = body.dimensions.find((d: { id: string }) => d.id === 'funding');
    expect(funding.change).toBeCloseTo(0.4, 9);
    expect(body.dimensions[0].peers).toEqual({ shown: true, n: 5, median: 0.4, q1: 0.2, q3: expect.closeTo(0.6, 9) });
    expect(JSON.stringify(body)).not.toContain('Peer ');
    expect(body.answers.find((a: { questionId: string }) => a.questionId === 'horizon')).toMatchObject({
      level: null,
      target: 5,
    });
  });

  it('gives hints from signals of members', async () => {
    await api.store.clusters.members.write(mine.id, [
      {
        key: 'm',
        member: {
          name: 'Nordwind Energietechnik GmbH',
          employees: 5,
          nuts: null,
          country: null,
          nace: null,
          website: null,
        },
      },
    ]);
    await api.signals([
      signalAbout('green-hydrogen-electrolysis', 1, {
        kind: 'patent',
        text: 'Recycling and reuse of stacks from green hydrogen electrolysis.',
        organisations: ['NORDWIND ENERGIETECHNIK GMBH'],
      }),
    ]);
    await api.refresh();
    const { id } = await begin('green');
    const { body } = await as('get', `/assessments/${id}`).expect(200);
    expect(body.hints).toContainEqual({ questionId: 'waste', text: expect.stringContaining('1 patent.') });
  });

  it('keeps a plan', async () => {
    const { body } = await as('post', '/actions')
      .send({ title: 'Ask members', owner: 'Ana', due: '2026-12-01', because: 'Gap: needs' })
      .expect(201);
    await as('post', '/actions').send({ title: '  ' }).expect(400);
    await as('post', '/actions', member).send({ title: 'X' }).expect(403);
    await as('put', `/actions/${body.id}`)
      .send({ ...body, id: undefined, status: 'done' })
      .expect(200);
    await api.as(other.token, 'put', `/clusters/${other.id}/actions/${body.id}`).send({ title: 'Mine' }).expect(404);
    expect((await as('get', '/actions', member)).body).toMatchObject([
      { title: 'Ask members', status: 'done', due: '2026-12-01' },
    ]);
    await as('delete', `/actions/${body.id}`).expect(204);
    expect((await as('get', '/actions')).body).toEqual([]);
  });
});

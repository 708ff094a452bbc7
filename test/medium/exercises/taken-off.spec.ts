import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExerciseApi, secretOf, startExerciseApi } from '../../support/exercises.js';

describe('somebody taken off a panel', () => {
  let api: ExerciseApi;
  beforeAll(async () => {
    api = await startExerciseApi();
  });
  afterAll(() => api.close());

  it('stays off at every door, and is in again when the facilitator asks them by name', async () => {
    const exercise = await api.exercise({ members: true }, 1);
    await api.open(exercise);
    const { id: accountId } = await api.person('anna@example.org');
    const anna = await api.signIn('anna@example.org');
    const { body: shared } = await api
      .as(api.facilitator, 'post', api.at(exercise, '/panel-link'))
      .send({})
      .expect(201);
    const enter = () =>
      api.as(anna, 'post', '/panel/entry').send({ token: secretOf(shared.link), group: 'firms', deliver: 'body' });
    const people = async () =>
      (await api.as(api.facilitator, 'get', api.at(exercise, '/panel')).expect(200)).body.people as {
        id: string;
        left: boolean;
      }[];
    const session = (await enter().expect(200)).body.token as string;
    await api.rate(session, exercise, 1, 4);
    const { id } = (await people())[0]!;
    await api.as(api.facilitator, 'delete', api.at(exercise, `/panel/${id}`)).expect(204);

    const refused = await enter().expect(403);
    expect(refused.body.message).toContain('taken off this panel');
    await api.store.organisations.join(api.organisationId, accountId, 'member');
    for (const token of [session, anna]) await api.as(token, 'get', `/panel/${exercise.id}`).expect(404);
    await api.as(anna, 'post', `/panel/${exercise.id}/membership`).send({}).expect(403);
    expect((await api.as(anna, 'get', '/panel').expect(200)).body).toEqual([]);
    expect(await people()).toEqual([expect.objectContaining({ id, left: true })]);

    await api
      .as(api.facilitator, 'post', api.at(exercise, '/panel'))
      .send({ people: [{ name: 'Anna', email: 'Anna@example.org' }] })
      .expect(201);
    expect(await people()).toEqual([expect.objectContaining({ id, left: false })]);
    expect((await api.as(anna, 'get', `/panel/${exercise.id}`).expect(200)).body.ratings).toHaveLength(1);
    await api.rate((await enter().expect(200)).body.token, exercise, 1, 5);
  });
});

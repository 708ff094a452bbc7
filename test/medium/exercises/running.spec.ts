import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExerciseApi, IMPACT, secretOf, startExerciseApi, type TestExercise } from '../../support/exercises.js';
import { bytesOf } from '../../support/read-files.js';
import { until } from '../../support/until.js';

describe('an exercise', () => {
  let api: ExerciseApi;
  beforeAll(async () => {
    api = await startExerciseApi();
  });
  afterAll(() => api.close());
  const get = (exercise: TestExercise, path = '') => api.as(api.facilitator, 'get', api.at(exercise, path));
  const view = async (token: string, exercise: TestExercise) =>
    (await api.as(token, 'get', `/panel/${exercise.id}`).expect(200)).body;

  it('starts from a template, from a copy, or from nothing, and says what is wrong with it', async () => {
    const post = (body: object) =>
      api.as(api.facilitator, 'post', `/organisations/${api.organisationId}/exercises`).send(body);
    const { body: templates } = await api.call('get', '/exercise-templates').expect(200);
    for (const { id } of templates) await post({ template: id, ecosystem: 'health' }).expect(201);
    const { body } = await post({ template: 'trend-placement', ecosystem: 'health', title: 'Ours' }).expect(201);
    expect(body.setUp).toMatchObject({ title: 'Ours', ecosystem: 'health' });
    expect(body.items.length).toBeGreaterThan(11);
    expect(body.setUp.criteria[0].consensus).toEqual({ kind: 'iqr', atMost: 2 });
    const copy = await post({ copyOf: body.id }).expect(201);
    expect(copy.body.items).toHaveLength(body.items.length);
    expect(copy.body.setUp.title).toBe('Ours (copy)');
    expect((await post({ template: 'trend-placement' }).expect(400)).body.details[0].path).toBe('ecosystem');
    await post({}).expect(400);
    await post({ setUp: { title: 'x', criteria: [IMPACT, IMPACT] } }).expect(400);
    await post({ setUp: { title: 'x', criteria: [{ ...IMPACT, key: 'expertise' }] } }).expect(400);
    await post({
      setUp: { title: 'x', criteria: [{ ...IMPACT, scale: { kind: 'year', from: 2040, to: 2030 } }] },
    }).expect(400);
    await post({ setUp: { title: 'x', criteria: [IMPACT] }, items: [{ kind: 'trend', title: 'no id' }] }).expect(400);
    expect(
      (await api.as(api.facilitator, 'get', `/organisations/${api.organisationId}/exercises`)).body.length,
    ).toBeGreaterThan(5);
  });

  it('freezes what was declared when its first round opens, and loses no change of two facilitators', async () => {
    const exercise = await api.exercise();
    const { body } = await get(exercise).expect(200);
    const put = (changes: object) =>
      api
        .as(api.facilitator, 'put', api.at(exercise))
        .send({ version: body.version, setUp: { ...body.setUp, ...changes } });
    await put({ title: 'Renamed' }).expect(200);
    await put({ title: 'By somebody else' }).expect(409);
    await api.open(exercise);
    const now = (await get(exercise)).body;
    const later = (changes: object) =>
      api
        .as(api.facilitator, 'put', api.at(exercise))
        .send({ version: now.version, setUp: { ...now.setUp, ...changes } });
    for (const changes of [
      { anonymity: 'open' },
      { groups: [] },
      { mode: 'live' },
      { criteria: [{ ...IMPACT, inverse: true }] },
    ])
      await later(changes).expect(409);
    await later({ title: 'A better title' }).expect(200);
    expect(api.jobs.at(-1)).toEqual({
      name: 'exercise.mail',
      data: { exerciseId: exercise.id, round: 1, what: 'round' },
    });
  });

  it('is no business of others', async () => {
    const exercise = await api.exercise();
    await api.person('stranger@example.org');
    const stranger = await api.signIn('stranger@example.org');
    const { body: own } = await api
      .as(stranger, 'post', '/organisations')
      .send({ kind: 'agency', name: 'Other' })
      .expect(201);
    for (const path of [
      '',
      '/results',
      '/panel',
      '/participation',
      '/scenarios',
      '/ratings',
      '/comments',
      '/report',
      '/live',
    ]) {
      await api.as(stranger, 'get', api.at(exercise, path)).expect(404);
      await api.as(stranger, 'get', `/organisations/${own.id}/exercises/${exercise.id}${path}`).expect(404);
    }
    await api.as(stranger, 'get', `/panel/${exercise.id}`).expect(404);
    await api.call('get', `/exercises/${exercise.id}`).expect(404);
    await api.call('get', `/exercises/${exercise.id}/overlay`).expect(404);
    await api.as(stranger, 'post', `/organisations/${own.id}/exercises`).send({ copyOf: exercise.id }).expect(404);
    const [mine] = await api.panel(exercise, ['firms']);
    const other = await api.exercise();
    await api.as(mine!, 'get', `/panel/${other.id}`).expect(404);
    await api.as(mine!, 'get', '/account').expect(401);
    await api.as('tu_panel_of-nobody', 'get', `/panel/${exercise.id}`).expect(404);
  });

  it('keeps ratings as one goes: once, whoever sends them twice, and never an outdated one over a newer', async () => {
    const exercise = await api.exercise();
    const [token] = (await api.panel(exercise, ['firms'])) as [string];
    const itemId = exercise.items[0]!.id;
    const put = (value: number | null, version = 0, round = 1) =>
      api
        .as(token, 'put', `/panel/${exercise.id}/ratings`)
        .send({ round, ratings: [{ itemId, criterion: 'impact', value, version }] });
    await put(5).expect(409);
    await api.open(exercise);
    const outcome = async (value: number | null, version = 0) =>
      (await put(value, version).expect(200)).body.ratings[0];
    expect(await outcome(5)).toMatchObject({ outcome: 'saved', value: 5, version: 1 });
    expect(await outcome(5)).toMatchObject({ outcome: 'unchanged', value: 5, version: 1 });
    expect(await outcome(7, 1)).toMatchObject({ outcome: 'saved', value: 7, version: 2 });
    expect(await outcome(3, 1)).toMatchObject({ outcome: 'conflict', value: 7, version: 2 });
    const both = await Promise.all([outcome(1, 2), outcome(2, 2)]);
    expect(both.map((o) => o.outcome).sort()).toEqual(['conflict', 'saved']);
    expect(await outcome(null, 3)).toMatchObject({ outcome: 'saved', value: null });
    for (const wrong of [0, 10]) await put(wrong).expect(400);
    await put(5, 0, 2).expect(409);
    await api
      .as(token, 'put', `/panel/${exercise.id}/ratings`)
      .send({ round: 1, ratings: [{ itemId: (await api.exercise()).items[0]!.id, criterion: 'impact', value: 5 }] })
      .expect(400);
    expect((await view(token, exercise)).ratings).toEqual([
      { itemId, criterion: 'impact', round: 1, value: null, version: 4, given: true },
    ]);
  });

  it('goes through rounds: figures between them, settled items dropped, newcomers and drop-outs counted', async () => {
    const exercise = await api.exercise({ settle: 'consensus', expertise: true }, 3);
    const tokens = await api.panel(
      exercise,
      Array.from({ length: 8 }, (_, i) => (i < 5 ? 'firms' : 'research')),
    );
    await api.open(exercise);
    await get(exercise, '/results').expect(409);
    for (const [i, token] of tokens.entries())
      await api.rate(token, exercise, 1, (item) => (item === 0 ? 7 : 1 + ((i * 3 + item) % 9)));
    await get(exercise, '/results').expect(409);
    expect((await view(tokens[0]!, exercise)).feedback).toEqual([]);
    await api.close(exercise);
    const { body } = await get(exercise, '/results').expect(200);
    expect(body.items[0]).toMatchObject({
      settledRound: 1,
      cells: [{ figures: { n: 8, median: 7, iqr: 0, consensus: true, weighted: { median: 7 } } }],
    });
    expect(body.items[1].cells[0].groups).toEqual([
      { group: 'firms', n: null, median: null },
      { group: 'research', n: null, median: null },
      { group: 'policy', n: null, median: null },
    ]);
    expect(body.criteria[0].figures).toMatchObject({ raters: 8, items: 3 });
    const late = (await api.panel(exercise, ['policy']))[0]!;
    await api.open(exercise);
    expect((await view(late, exercise)).feedback).toHaveLength(3);
    const asked = { ...exercise, items: exercise.items.slice(1) };
    for (const token of [...tokens.slice(1), late]) await api.rate(token, asked, 2, 6);
    await api
      .as(late, 'put', `/panel/${exercise.id}/ratings`)
      .send({ round: 2, ratings: [{ itemId: exercise.items[0]!.id, criterion: 'impact', value: 6 }] })
      .expect(400);
    await api.close(exercise, true);
    const end = (await get(exercise, '/results').expect(200)).body;
    expect(end.rounds[1]).toMatchObject({ answered: 8, droppedOut: 1, joined: 1, panel: 9 });
    // The rating of who did not come back stands.
    expect(end.items[1].cells[0]).toMatchObject({ round: 2, figures: { n: 9, median: 6 }, stability: null });
    expect(end.items[0].cells[0]).toMatchObject({ round: 1, stands: true });
    await api.as(api.facilitator, 'post', api.at(exercise, '/rounds')).send({}).expect(409);
    await api.as(api.facilitator, 'put', api.at(exercise, '/publication')).send({ open: true }).expect(204);
    expect((await api.call('get', `/exercises/${exercise.id}`).expect(200)).body.items).toEqual(end.items);
    for (const [format, start] of [
      ['csv', 'item,kind'],
      ['pdf', '%PDF'],
      ['xlsx', 'PK'],
      ['json', '{"exercise"'],
    ] as const) {
      const file = await bytesOf(api.call('get', `/exercises/${exercise.id}/report?format=${format}`));
      expect(file.toString('latin1').startsWith(start)).toBe(true);
    }
  });

  it('lets the panel argue: reply, change, remove, and hides names as declared', async () => {
    const exercise = await api.exercise();
    const [a, b] = (await api.panel(exercise, ['firms', 'firms'])) as [string, string];
    await api.open(exercise);
    const at = `/panel/${exercise.id}/items/${exercise.items[0]!.id}/comments`;
    const say = (token: string, fields: object) =>
      api.as(token, 'post', at).send({ id: crypto.randomUUID(), text: 'Because of the grid.', ...fields });
    const id = crypto.randomUUID();
    await say(a, { id, stance: 'for' }).expect(201);
    await say(a, { id, stance: 'for' }).expect(201);
    await say(b, { id, stance: 'for' }).expect(409);
    await say(b, { parentId: id, stance: 'against', text: '<b>No</b>' }).expect(201);
    await say(b, { parentId: crypto.randomUUID() }).expect(404);
    await say(b, { text: '' }).expect(400);
    await api.as(b, 'put', `/panel/${exercise.id}/comments/${id}`).send({ version: 1, text: 'Mine now' }).expect(404);
    await api
      .as(a, 'put', `/panel/${exercise.id}/comments/${id}`)
      .send({ version: 1, text: 'Better said' })
      .expect(200);
    await api.as(a, 'put', `/panel/${exercise.id}/comments/${id}`).send({ version: 1, text: 'Worse said' }).expect(409);
    const { body } = await api.as(b, 'get', at).expect(200);
    expect(body).toMatchObject([
      { id, text: 'Better said', author: null, mine: false },
      { text: '<b>No</b>', mine: true },
    ]);
    expect(JSON.stringify(body)).not.toContain('Panellist');
    expect(JSON.stringify((await get(exercise, '/comments')).body)).not.toContain('Panellist');
    await api.as(b, 'delete', `/panel/${exercise.id}/comments/${id}`).expect(404);
    await api.as(api.facilitator, 'delete', api.at(exercise, `/comments/${id}`)).expect(204);
    expect((await api.as(b, 'get', at)).body[0]).toMatchObject({ text: '', removedBy: 'facilitator' });
  });

  it('tells the facilitator who takes part only as far as declared', async () => {
    for (const [anonymity, answered] of [
      ['anonymous', null],
      ['facilitator', 2],
    ] as const) {
      const exercise = await api.exercise({ anonymity });
      const [token] = await api.panel(exercise, ['firms']);
      await api.open(exercise);
      await api.rate(token!, exercise, 1, 5);
      expect((await get(exercise, '/panel')).body.people).toMatchObject([
        { name: 'Panellist 0', answered, joined: answered === null ? null : true },
      ]);
      expect((await get(exercise, '/participation')).body).toMatchObject({
        invited: 1,
        started: 1,
        finished: 1,
        answers: 2,
        expected: 2,
      });
    }
  });

  it('shows participation within two seconds, wherever the answer came in', async () => {
    const exercise = await api.exercise();
    const [token] = (await api.panel(exercise, ['firms'])) as [string];
    await api.open(exercise);
    const stop = new AbortController();
    const stream = await fetch(`${api.origin}/api/v1${api.at(exercise, '/live')}`, {
      headers: { authorization: `Bearer ${api.facilitator}` },
      signal: stop.signal,
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    const reading = (async () => {
      for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) heard += part;
    })().catch(() => undefined);
    await until('the first event', () => heard.includes('"answers":0'));
    await api.rate(token, exercise, 1, 5);
    await until('the answer', () => heard.includes('"answers":2'));
    stop.abort();
    await reading;
  });

  it('live: opens the group to who has answered, five people at a time', async () => {
    const exercise = await api.exercise({ mode: 'live' }, 1);
    const tokens = await api.panel(exercise, Array<string>(10).fill('firms'));
    await api.open(exercise);
    const n = async (token: string) => (await view(token, exercise)).feedback[0]?.n ?? 0;
    for (const token of tokens.slice(0, 4)) await api.rate(token, exercise, 1, 5);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await n(tokens[0]!)).toBe(0);
    await api.rate(tokens[4]!, exercise, 1, 9);
    await until('five', async () => (await n(tokens[0]!)) === 5);
    expect(await n(tokens[9]!)).toBe(0);
    for (const token of tokens.slice(5, 9)) await api.rate(token, exercise, 1, 2);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await n(tokens[0]!)).toBe(5);
    await api.rate(tokens[9]!, exercise, 1, 2);
    await until('ten', async () => (await n(tokens[9]!)) === 10);
    await api.close(exercise);
    expect((await get(exercise)).body.status).toBe('closed');
  });

  it('takes in by personal link on any device, refuses what was withdrawn, and forgets who leaves', async () => {
    const exercise = await api.exercise({ lateJoin: false });
    const { body: first } = await api.as(api.facilitator, 'post', api.at(exercise, '/panel-link')).send({}).expect(201);
    const { body: second } = await api
      .as(api.facilitator, 'post', api.at(exercise, '/panel-link'))
      .send({})
      .expect(201);
    const enter = (token: string, fields: object = {}) =>
      api.call('post', '/panel/entry').send({ token, deliver: 'body', ...fields });
    await enter(secretOf(first.link), { name: 'A' }).expect(400);
    await enter(secretOf(second.link)).expect(400);
    const { body: entered } = await enter(secretOf(second.link), { name: 'A', group: 'firms' }).expect(200);
    const { body: again } = await enter(secretOf(entered.wayBack)).expect(200);
    await api.open(exercise);
    await api.rate(entered.token, exercise, 1, 5);
    expect((await view(again.token, exercise)).ratings).toHaveLength(2);
    const cookie = await api
      .call('post', '/panel/entry')
      .send({ token: secretOf(entered.wayBack) })
      .expect(200);
    const set = cookie.headers['set-cookie']![0]!;
    expect(set).toMatch(/HttpOnly; SameSite=Strict/);
    await api.call('get', `/panel/${exercise.id}`).set('Cookie', set.split(';')[0]!).expect(200);
    await api
      .call('put', `/panel/${exercise.id}/group`)
      .set('Cookie', set.split(';')[0]!)
      .set('Origin', 'https://evil.example')
      .send({ group: 'policy' })
      .expect(403);
    await api
      .call('put', `/panel/${exercise.id}/group`)
      .set('Cookie', set.split(';')[0]!)
      .set('Origin', api.origin)
      .send({ group: 'policy' })
      .expect(204);
    await api.close(exercise);
    await enter(secretOf(second.link), { name: 'B' }).expect(409);
    await api.as(again.token, 'delete', `/panel/${exercise.id}/me`).expect(204);
    await api.as(again.token, 'get', `/panel/${exercise.id}`).expect(404);
    expect((await get(exercise, '/panel')).body.people).toMatchObject([{ name: '', email: null, left: true }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExerciseApi, secretOf, startExerciseApi, type TestExercise } from '../../support/exercises.js';
import { until } from '../../support/until.js';

/**
 * Somebody who may read everything a facilitator, a panellist and a manager of an organisation may read, and who plays with rounds, groups
 * and leaving, tries to find out what one panellist, the victim, answered. The victim's answers are like nobody else's (9 where all others
 * give 1 to 5), so a figure of fewer than five people with a 9 in it, or one that appears alone between two readings, gives them away.
 */
describe('the answer of one panellist', () => {
  let api: ExerciseApi;
  beforeAll(async () => {
    api = await startExerciseApi();
  }, 90_000);
  afterAll(() => api.close());

  const VIEWS = [
    '/results',
    '/ratings',
    '/report?format=json',
    '/report?format=csv',
    '/report?format=xlsx',
    '/report?format=pdf',
    '/participation',
    '/panel',
    '/comments',
    '/scenarios',
    '',
  ];
  /** Every view and export as text, without ids and times, as the attacker lays them side by side. */
  async function everything(exercise: TestExercise, round?: number): Promise<Record<string, string>> {
    const seen: Record<string, string> = {};
    for (const path of VIEWS) {
      const query = round && /results|report/.test(path) ? `${path.includes('?') ? '&' : '?'}round=${round}` : '';
      const answer = await api
        .as(api.facilitator, 'get', api.at(exercise, path + query))
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        });
      if (answer.status === 200) seen[path] = (answer.body as Buffer).toString('latin1');
    }
    return seen;
  }
  const results = async (exercise: TestExercise, round?: number) =>
    (await api.as(api.facilitator, 'get', api.at(exercise, `/results${round ? `?round=${round}` : ''}`)).expect(200))
      .body;
  /** 4 firms, 5 of research, 9 of policy; the victim is the last of the firms. */
  const PANEL = [
    ...Array<string>(4).fill('firms'),
    ...Array<string>(5).fill('research'),
    ...Array<string>(9).fill('policy'),
  ];
  const VICTIM = 3;
  const usual = (i: number) => 1 + (i % 5);
  async function firstRound(setUp: object = {}, panel: readonly string[] = PANEL, victim = VICTIM) {
    const exercise = await api.exercise(setUp);
    const tokens = await api.panel(exercise, panel);
    await api.open(exercise);
    for (const [i, token] of tokens.entries()) await api.rate(token, exercise, 1, i === victim ? 9 : usual(i));
    return { exercise, tokens };
  }
  /** People between two readings of a distribution: how many must have changed at least. */
  const changed = (a: [number, number][], b: [number, number][]): number => {
    const [before, after] = [new Map(a), new Map(b)];
    const values = new Set([...before.keys(), ...after.keys()]);
    return [...values].reduce((sum, value) => sum + Math.max(0, (after.get(value) ?? 0) - (before.get(value) ?? 0)), 0);
  };

  it('is in no view and no export while the round runs', async () => {
    const { exercise } = await firstRound();
    const seen = await everything(exercise);
    expect(Object.keys(seen).sort()).toEqual(['', '/comments', '/panel', '/participation', '/scenarios']);
    const { exercise: other } = await firstRound({}, PANEL, -1);
    const blank = await everything(other);
    // The panel with the victim's 9 and the one without look alike, everywhere.
    for (const path of ['/panel', '/participation', '/comments']) {
      const bare = (text: string) => text.replace(/[0-9a-f-]{36}/g, 'id').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
      expect(bare(seen[path]!)).toBe(bare(blank[path]!));
    }
  }, 60_000);

  it('hides in no group of four, nor in the rest beside it: not on the page, not in any file, not by sorting', async () => {
    const { exercise } = await firstRound();
    await api.close(exercise);
    const { items } = await results(exercise);
    for (const item of items)
      expect(item.cells[0].groups).toEqual([
        { group: 'firms', n: null, median: null },
        // Five of research are kept back with them, or policy and all would tell the four.
        { group: 'research', n: null, median: null },
        { group: 'policy', n: 9, median: expect.any(Number) },
      ]);
    const seen = await everything(exercise);
    expect(Object.keys(seen).sort()).toEqual([...VIEWS].sort());
    const { rows } = JSON.parse(seen['/ratings']!);
    expect(Object.keys(rows[0]).sort()).toEqual(['criterion', 'item', 'itemId', 'n', 'round', 'value']);
    // Nothing is told apart by person: no id and no name of a panellist in any of what rests on ratings, and the order is that of the items.
    const people: { id: string; name: string }[] = JSON.parse(seen['/panel']!).people;
    for (const [path, text] of Object.entries(seen)) {
      if (path === '/panel') continue;
      for (const { id } of people) expect(text.includes(id)).toBe(false);
      expect(text).not.toMatch(/Panellist \d/);
    }
    expect(items.map((item: { id: string }) => item.id)).toEqual(exercise.items.map((item) => item.id));
    expect(rows.map((row: { value: number }) => row.value)).toEqual([1, 2, 3, 4, 5, 9, 1, 2, 3, 4, 5, 9]);
  }, 60_000);

  it('shows in a group of five only as a median, never as a value or a range', async () => {
    const { exercise } = await firstRound({}, [...Array<string>(5).fill('firms'), ...Array<string>(9).fill('policy')]);
    await api.close(exercise);
    const { items } = await results(exercise);
    expect(items[0].cells[0].groups[0]).toEqual({ group: 'firms', n: 5, median: 3 });
    expect(Object.keys(items[0].cells[0].groups[0]).sort()).toEqual(['group', 'median', 'n']);
  }, 60_000);

  it('does not fall out of the difference of two rounds, whoever answers, comes late, leaves or is moved in between', async () => {
    const { exercise, tokens } = await firstRound();
    await api.close(exercise);
    const first = await results(exercise);
    // 1. Nobody but the victim answers in round 2.
    await api.open(exercise);
    await api.rate(tokens[VICTIM]!, exercise, 2, 8);
    await api.close(exercise);
    const second = await results(exercise);
    for (const [i, item] of second.items.entries())
      expect(item.cells[0]).toEqual({ ...first.items[i].cells[0], stands: true, stability: null });
    expect(second.criteria).toEqual(first.criteria);
    // 2. Four more join in round 3: five have answered since, and the change is that of five.
    await api.open(exercise);
    for (const token of tokens.slice(4, 8)) await api.rate(token, exercise, 3, 1);
    await api.close(exercise);
    const third = await results(exercise);
    expect(third.items[0].cells[0].round).toBe(3);
    // 3. The facilitator moves the victim to research, and lets nobody else say anything: no group may be read anew.
    const { body } = await api.as(api.facilitator, 'get', api.at(exercise, '/panel')).expect(200);
    const victim = body.people.find((p: { name: string }) => p.name === `Panellist ${VICTIM}`);
    await api
      .as(api.facilitator, 'put', api.at(exercise, `/panel/${victim.id}`))
      .send({ name: victim.name, group: 'research' })
      .expect(204);
    await api.open(exercise);
    await api.close(exercise);
    const fourth = await results(exercise);
    expect(
      fourth.items.map((i: { cells: [{ figures: unknown; groups: unknown }] }) => [
        i.cells[0].figures,
        i.cells[0].groups,
      ]),
    ).toEqual(
      third.items.map((i: { cells: [{ figures: unknown; groups: unknown }] }) => [
        i.cells[0].figures,
        i.cells[0].groups,
      ]),
    );
    // 4. The victim is taken off the panel, then leaves and withdraws all: figures that are out do not move.
    await api.as(tokens[VICTIM]!, 'delete', `/panel/${exercise.id}/me`).expect(204);
    await api.open(exercise);
    await api.close(exercise);
    for (const [i, item] of (await results(exercise)).items.entries())
      expect(item.cells[0].figures).toEqual(fourth.items[i].cells[0].figures);
    expect((await results(exercise, 1)).items[0].cells[0].figures).toEqual(first.items[0].cells[0].figures);
  }, 90_000);

  it('does not fall out of watching a live exercise answer by answer', async () => {
    const exercise = await api.exercise({ mode: 'live' }, 1);
    const tokens = await api.panel(exercise, PANEL);
    await api.open(exercise);
    const steps: [number, number][][] = [];
    const look = async () => {
      const { items } = await results(exercise);
      const counts = (items[0].cells[0].figures?.counts ?? []) as [number, number][];
      if (JSON.stringify(counts) !== JSON.stringify(steps.at(-1) ?? [])) steps.push(counts);
    };
    for (const [i, token] of tokens.entries()) {
      await api.rate(token, exercise, 1, i === VICTIM ? 9 : usual(i));
      await new Promise((resolve) => setTimeout(resolve, 400));
      await look();
    }
    await until('three readings', async () => (await look(), steps.length >= 3));
    const n = steps.map((counts) => counts.reduce((sum, [, k]) => sum + k, 0));
    for (const [i, total] of n.entries()) expect(total - (n[i - 1] ?? 0)).toBeGreaterThanOrEqual(5);
    for (const [i, counts] of steps.entries()) expect(changed(steps[i - 1] ?? [], counts)).toBeGreaterThanOrEqual(5);
  }, 60_000);

  it('is not told by the figures of organisations: each sees the whole and its own, never another alone', async () => {
    const exercise = await api.exercise({ members: true });
    const link = async () =>
      secretOf(
        (await api.as(api.facilitator, 'post', api.at(exercise, '/organisation-link')).send({}).expect(201)).body.link,
      );
    const token = await link();
    const clusters: { id: string; token: string; panel: string[] }[] = [];
    for (const [name, size] of [
      ['north', 6],
      ['south', 6],
    ] as const)
      clusters.push(await cluster(name, size));
    async function cluster(name: string, size: number) {
      await api.person(`${name}@example.org`);
      const manager = await api.signIn(`${name}@example.org`);
      const { body } = await api.as(manager, 'post', '/organisations').send({ kind: 'cluster', name }).expect(201);
      await api.as(manager, 'post', `/organisations/${body.id}/shared-exercises`).send({ token }).expect(200);
      const own = await api
        .as(manager, 'post', `/organisations/${body.id}/shared-exercises/${exercise.id}/panel-link`)
        .send({})
        .expect(201);
      const panel: string[] = [];
      for (let i = 0; i < size; i += 1)
        panel.push(
          (
            await api
              .call('post', '/panel/entry')
              .send({ token: secretOf(own.body.link), name: `${name} ${i}`, group: 'firms', deliver: 'body' })
              .expect(200)
          ).body.token,
        );
      return { id: body.id as string, token: manager, panel };
    }
    const own = async (c: { id: string; token: string }) =>
      (await api.as(c.token, 'get', `/organisations/${c.id}/shared-exercises/${exercise.id}/results`).expect(200)).body;
    await api.open(exercise);
    for (const c of clusters) for (const [i, p] of c.panel.entries()) await api.rate(p, exercise, 1, usual(i));
    await api.close(exercise);
    // Two of them: "the whole minus mine" would be the other.
    for (const c of clusters) expect((await own(c)).own).toEqual([]);
    clusters.push(await cluster('east', 6));
    await api.open(exercise);
    for (const [k, c] of clusters.entries())
      for (const [i, p] of c.panel.entries()) await api.rate(p, exercise, 2, k === 0 ? 2 : usual(i));
    await api.close(exercise, true);
    const north = await own(clusters[0]!);
    expect(north.own[0]).toMatchObject({ n: 6, median: 2, q1: 2, q3: 2 });
    expect(north.items[0].cells[0]).toMatchObject({ figures: { n: 18 }, groups: [] });
    expect(JSON.stringify(north)).not.toContain(clusters[1]!.id);
    await api
      .as(clusters[0]!.token, 'get', `/organisations/${clusters[1]!.id}/shared-exercises/${exercise.id}/results`)
      .expect(404);
    await api.as(clusters[0]!.token, 'get', api.at(exercise, '/results')).expect(404);
    await api
      .as(api.facilitator, 'get', `/organisations/${api.organisationId}/shared-exercises/${exercise.id}/results`)
      .expect(404);
  }, 90_000);

  it('stands beside the name only where everybody was told so before', async () => {
    const { exercise } = await firstRound({ anonymity: 'open' });
    await api.close(exercise);
    const { body } = await api.as(api.facilitator, 'get', api.at(exercise, '/ratings')).expect(200);
    expect(body.rule).toBe('open');
    expect(body.rows).toContainEqual(expect.objectContaining({ panellist: `Panellist ${VICTIM}`, value: 9 }));
    expect((await results(exercise)).items[0].cells[0].groups[0]).toMatchObject({ n: 4 });
  }, 60_000);
});

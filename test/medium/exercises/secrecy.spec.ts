import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExerciseApi, secretOf, startExerciseApi, type TestExercise } from '../../support/exercises.js';
import { inBytes } from '../../support/read-files.js';

/**
 * Somebody who may read everything a facilitator, a panellist and a manager of an organisation may read, and who plays with rounds, groups
 * and leaving, tries to find out what one panellist, the victim, answered. The victim's answers are like nobody else's (9 where all others
 * give 1 to 5), so a figure of fewer than five people with a 9 in it, or one that appears alone between two readings, gives them away.
 */
describe('the answer of one panellist', () => {
  let api: ExerciseApi;
  beforeAll(async () => {
    api = await startExerciseApi();
  });
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
      const answer = await inBytes(api.as(api.facilitator, 'get', api.at(exercise, path + query)));
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
  });

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
  });

  it('shows in a group of five only as a median, never as a value or a range', async () => {
    const { exercise } = await firstRound({}, [...Array<string>(5).fill('firms'), ...Array<string>(9).fill('policy')]);
    await api.close(exercise);
    const { items } = await results(exercise);
    expect(items[0].cells[0].groups[0]).toEqual({ group: 'firms', n: 5, median: 3 });
    expect(Object.keys(items[0].cells[0].groups[0]).sort()).toEqual(['group', 'median', 'n']);
  });

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
  });

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
      // As the API does a moment after each rating: how many come within that moment depends on the machine.
      await api.store.exercises.rounds.refresh(exercise.id);
      await look();
    }
    expect(steps.length).toBeGreaterThanOrEqual(3);
    const n = steps.map((counts) => counts.reduce((sum, [, k]) => sum + k, 0));
    for (const [i, total] of n.entries()) expect(total - (n[i - 1] ?? 0)).toBeGreaterThanOrEqual(5);
    for (const [i, counts] of steps.entries()) expect(changed(steps[i - 1] ?? [], counts)).toBeGreaterThanOrEqual(5);
  });

  interface Cluster {
    readonly id: string;
    readonly token: string;
    readonly panel: string[];
  }
  let clusterNumber = 0;
  /** An organisation that takes part, its manager and people of its own on the panel. */
  async function cluster(exercise: TestExercise, name: string, size: number): Promise<Cluster> {
    const { body: shared } = await api
      .as(api.facilitator, 'post', api.at(exercise, '/organisation-link'))
      .send({})
      .expect(201);
    const email = `${name}-${(clusterNumber += 1)}@example.org`;
    await api.person(email);
    const token = await api.signIn(email);
    const { body } = await api.as(token, 'post', '/organisations').send({ kind: 'cluster', name }).expect(201);
    const at = `/organisations/${body.id}/shared-exercises`;
    await api
      .as(token, 'post', at)
      .send({ token: secretOf(shared.link) })
      .expect(200);
    const own = await api.as(token, 'post', `${at}/${exercise.id}/panel-link`).send({}).expect(201);
    const panel: string[] = [];
    for (let i = 0; i < size; i += 1) {
      const entry = { token: secretOf(own.body.link), name: `${name} ${i}`, group: 'firms', deliver: 'body' };
      panel.push((await api.call('post', '/panel/entry').send(entry).expect(200)).body.token);
    }
    return { id: body.id as string, token, panel };
  }
  /** What the manager of an organisation in it reads. */
  const readBy = async (c: Cluster, exercise: TestExercise, query = '') =>
    (await api.as(c.token, 'get', `/organisations/${c.id}/shared-exercises/${exercise.id}/results${query}`).expect(200))
      .body;

  it('is not told by the figures of organisations: each sees the whole and its own, never another alone', async () => {
    const exercise = await api.exercise({ members: true });
    const clusters = [await cluster(exercise, 'north', 6), await cluster(exercise, 'south', 6)];
    const own = (c: Cluster) => readBy(c, exercise);
    await api.open(exercise);
    for (const c of clusters) for (const [i, p] of c.panel.entries()) await api.rate(p, exercise, 1, usual(i));
    await api.close(exercise);
    // Two of them: "the whole minus mine" would be the other.
    for (const c of clusters) expect((await own(c)).own).toEqual([]);
    clusters.push(await cluster(exercise, 'east', 6));
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
  });

  it('is in no voice of an organisation: one voice each, none told alone, small ones not counted', async () => {
    const exercise = await api.exercise({}, 1);
    const by = '?voice=organisation';
    const figures = ({ items }: { items: { cells: { figures: object | null }[] }[] }) => items[0]!.cells[0]!.figures;
    const whole = () => api.as(api.facilitator, 'get', api.at(exercise, `/results${by}`)).expect(200);
    const clusters: Cluster[] = [];
    for (const [name, size] of [
      ['north', 9],
      ['south', 5],
      ['west', 4],
    ] as const)
      clusters.push(await cluster(exercise, name, size));
    const rate = async (c: Cluster, round: number, value: number) => {
      for (const token of c.panel) await api.rate(token, exercise, round, value);
    };
    await api.open(exercise);
    for (const [i, value] of [2, 4, 9].entries()) await rate(clusters[i]!, 1, value);
    await api.close(exercise);
    // North and south can be counted, west of four cannot: two voices would tell each other.
    expect(figures((await whole()).body)).toBeNull();
    expect(figures(await readBy(clusters[0]!, exercise, by))).toBeNull();
    clusters.push(await cluster(exercise, 'east', 5));
    await api.open(exercise);
    for (const [i, value] of [2, 4, 9, 6].entries()) await rate(clusters[i]!, 2, value);
    await api.close(exercise);
    // Voices 2, 4 and 6, though nine of 23 people said 2 and the four of west said 9.
    const second = { n: 3, median: 4, q1: null, q3: null, iqr: null, mean: null, counts: [], consensus: null };
    const { body } = await whole();
    expect(body).toMatchObject({ voice: 'organisation', organisations: 5 });
    expect(body.items[0].cells[0]).toMatchObject({ figures: second, round: 2, stands: false, groups: [] });
    expect(body.criteria[0].figures).toBeNull();
    expect(
      figures((await api.as(api.facilitator, 'get', api.at(exercise, '/results')).expect(200)).body),
    ).toMatchObject({
      n: 23,
    });
    // Each reads the same whole, and beside it none but its own.
    for (const [i, value] of [2, 4].entries()) {
      const read = await readBy(clusters[i]!, exercise, by);
      expect(figures(read)).toMatchObject(second);
      for (const o of read.own) expect(o.median).toBe(value);
      for (const other of clusters) expect(JSON.stringify(read)).not.toContain(other.id);
      expect(JSON.stringify(read)).not.toMatch(/south|west|east/);
    }
    // West reads no figure of its own, and its nines are in no number of the whole.
    const west = await readBy(clusters[2]!, exercise, by);
    expect(west.own).toEqual([]);
    expect(JSON.stringify(west.items[0].cells)).not.toContain('9');
    // Files tell what the page tells, and of no value how often it was given.
    const csv = (await api.as(api.facilitator, 'get', api.at(exercise, `/report${by}&format=csv`)).expect(200)).text;
    expect(csv.split('\n')[0]).toContain('round,organisations,median,q1,q3,iqr,mean');
    expect(csv.split('\n')[1]).toContain('Statement 1,statement,,,Impact,2,3,4,,,,');
    for (const format of ['json', 'xlsx', 'pdf']) {
      const file = await api.as(api.facilitator, 'get', api.at(exercise, `/report${by}&format=${format}`)).expect(200);
      expect(file.headers['content-disposition']).toContain('-round-2-by-organisation.');
      if (format === 'json') expect(figures(file.body)).toEqual(figures(body));
    }
    await api.as(api.facilitator, 'get', api.at(exercise, '/results?voice=person')).expect(400);
    // Only east says something new: the difference of two readings would be its voice.
    await api.open(exercise);
    await rate(clusters[3]!, 3, 1);
    await api.close(exercise, true);
    const third = (await whole()).body.items[0].cells[0];
    expect(third).toMatchObject({ figures: second, round: 2, stands: true });
    // Published, it is the same for everybody, and to those outside the path of an organisation is closed.
    await api.call('get', `/exercises/${exercise.id}${by}`).expect(404);
    await api.as(api.facilitator, 'put', api.at(exercise, '/publication')).send({ open: true }).expect(204);
    expect(figures((await api.call('get', `/exercises/${exercise.id}${by}`).expect(200)).body)).toMatchObject(second);
    await api
      .as(clusters[0]!.token, 'get', `/organisations/${clusters[1]!.id}/shared-exercises/${exercise.id}/results${by}`)
      .expect(404);
  });

  it('stands beside the name only where everybody was told so before', async () => {
    const { exercise } = await firstRound({ anonymity: 'open' });
    await api.close(exercise);
    const { body } = await api.as(api.facilitator, 'get', api.at(exercise, '/ratings')).expect(200);
    expect(body.rule).toBe('open');
    expect(body.rows).toContainEqual(expect.objectContaining({ panellist: `Panellist ${VICTIM}`, value: 9 }));
    expect((await results(exercise)).items[0].cells[0].groups[0]).toMatchObject({ n: 4 });
  });
});

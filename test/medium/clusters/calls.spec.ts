import { brusselsClock } from '#libs/domain';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepCalls, PullSource } from '#libs/pipeline';
import { createLog, readConfig } from '#libs/platform';
import { euCalls } from '../../../libs/sources/src/connectors/eu-calls/fetch.js';
import { CallsProcessor } from '../../../apps/worker/src/processors/calls.processor.js';
import { type ClustersApi, startClustersApi } from '../../support/clusters.js';
import { EDITOR_TOKEN } from '../../support/people.js';
import { json, pages } from '../../support/pull.js';
import { startReplayServer } from '../../support/replay-server.js';

const reading = { tags: [], trends: [] } as never;
/** As Brussels counts: an hour or two before midnight it is a day further than UTC. */
const today = (): string => brusselsClock(Date.now()).slice(0, 10);
const DAY_MS = 86_400_000;
/** A day so many days from today: counted as days, for not all have 24 hours. */
const day = (offset: number): string => new Date(Date.parse(today()) + offset * DAY_MS).toISOString().slice(0, 10);
const BEGUN = today();
const CALLS = [
  {
    id: 'eu:A',
    title: 'Green hydrogen from electrolysis at scale',
    text: 'Electrolysers, green hydrogen and renewable hydrogen production.',
    deadlines: [day(10)],
    budgetEur: 20e6,
    programme: 'Horizon Europe',
  },
  {
    id: 'eu:B',
    title: 'Digital skills for museums',
    text: 'Museums and heritage.',
    deadlines: [day(200)],
    opens: day(20),
    programme: 'Creative Europe',
  },
  {
    id: 'eu:C',
    title: 'Green hydrogen valleys',
    text: 'Green hydrogen electrolysis.',
    deadlines: [day(-5)],
    programme: 'Horizon Europe',
  },
  {
    id: 'eu:D',
    title: 'Training for proposal writing of clusters',
    text: 'Grant and proposal support, funding and calls for SMEs and clusters.',
    deadlines: [day(60)],
    programme: 'Single Market Programme',
  },
  { id: 'eu:E', title: 'No date', deadlines: ['soon'] },
];

describe('calls', () => {
  let api: ClustersApi;
  let mine: { id: string; token: string; email: string };
  beforeAll(async () => {
    api = await startClustersApi();
    mine = await api.cluster('Hydrogen Valley');
    await api.store.clusters.profiles.save(mine.id, {
      nuts: 'DE21',
      website: null,
      about: '',
      suggested: true,
      trends: ['green-hydrogen-electrolysis'],
      ecosystems: [{ ecosystem: 'energy-renewables', weight: 1 }],
    });
  });
  afterAll(() => api.close());
  const take = (calls: unknown[], token = EDITOR_TOKEN) => api.as(token, 'post', '/calls').send({ calls });

  it('are taken in by editors, row by row, once', async () => {
    expect((await take(CALLS).expect(200)).body).toMatchObject({
      read: 5,
      new: 4,
      refused: 1,
      refusals: [{ row: 5, reason: expect.stringContaining('not a date') }],
    });
    expect((await take(CALLS).expect(200)).body).toMatchObject({ new: 0, changed: 0, duplicate: 4 });
    expect(
      (await take([{ ...CALLS[0], title: 'Green hydrogen from electrolysis at a large scale' }]).expect(200)).body,
    ).toMatchObject({ changed: 1 });
    await take(CALLS, mine.token).expect(403);
    await take([]).expect(400);
  });

  it('never are signals', async () => {
    expect((await api.call('get', '/signals?q=hydrogen').expect(200)).body.items).toEqual([]);
  });

  it('are found by words and state, deadlines in Brussels time', async () => {
    const asked = Date.now();
    const { body } = await api.call('get', '/calls').expect(200);
    expect(body.total).toBe(4);
    // A minute may have ended meanwhile.
    expect([asked, Date.now()].map(brusselsClock)).toContain(body.now);
    const of = async (query: string) =>
      (await api.call('get', `/calls?${query}`).expect(200)).body.items.map((call: { id: string }) => call.id);
    expect(await of('q=hydrogen&state=open')).toEqual(['eu:A']);
    expect(await of('state=closing%20soon')).toEqual(['eu:A']);
    expect(await of('state=forthcoming')).toEqual(['eu:B']);
    expect(await of('state=closed')).toEqual(['eu:C']);
    expect(await of('programme=Creative%20Europe')).toEqual(['eu:B']);
    // A day less when midnight has passed since the deadlines were chosen.
    const left = () => 10 - (Date.parse(today()) - Date.parse(BEGUN)) / DAY_MS;
    const most = left();
    const one = (await api.call('get', '/calls/eu:A').expect(200)).body;
    expect(one).toMatchObject({ state: 'open', closingSoon: true, budgetEur: 20e6 });
    expect([most, left()]).toContain(one.daysLeft);
    await api.call('get', '/calls/eu:X').expect(404);
    await api.call('get', '/calls?state=maybe').expect(400);
  });

  it('are found by the trend that they speak of', async () => {
    const { body } = await api.call('get', '/calls?trend=green-hydrogen-electrolysis&state=not%20closed').expect(200);
    expect(body.items.map((call: { id: string }) => call.id)).toEqual(['eu:A']);
    const one = (await api.call('get', '/calls/eu:A').expect(200)).body;
    expect(one.trends).toContainEqual(expect.objectContaining({ id: 'green-hydrogen-electrolysis' }));
    expect((await api.call('get', "/calls?trend=x'%20or%20true").expect(200)).body.total).toBe(0);
  });

  it('fit a cluster for a reason', async () => {
    const first = (await api.as(mine.token, 'get', `/clusters/${mine.id}/calls`).expect(200)).body;
    expect(first.items.map((call: { id: string }) => call.id)).toEqual(['eu:A']);
    expect(first.items[0].reasons[0]).toMatchObject({ kind: 'watched trend', need: 'green-hydrogen-electrolysis' });
    const begun = (
      await api
        .as(mine.token, 'post', `/clusters/${mine.id}/assessments`)
        .send({ questionnaire: 'cluster' })
        .expect(201)
    ).body;
    await api
      .as(mine.token, 'put', `/clusters/${mine.id}/assessments/${begun.id}/answers`)
      .send({ answers: [{ questionId: 'calls', level: 1, target: 5 }] })
      .expect(204);
    const second = (await api.as(mine.token, 'get', `/clusters/${mine.id}/calls`).expect(200)).body;
    expect(second.items.map((call: { id: string }) => call.id)).toEqual(['eu:A', 'eu:D']);
    expect(second.items[1].reasons[0]).toMatchObject({ kind: 'readiness' });
    const stranger = await api.cluster('Other');
    await api.as(stranger.token, 'get', `/clusters/${mine.id}/calls`).expect(404);
  });

  it('are kept in view by saved searches, and told by mail once', async () => {
    const { body } = await api
      .as(mine.token, 'post', '/call-searches')
      .send({ name: 'Hydrogen', query: { q: 'hydrogen' }, alert: true })
      .expect(201);
    await api.as(mine.token, 'post', '/call-searches').send({ name: '', query: {} }).expect(400);
    await api.call('get', '/call-searches').expect(401);
    const failing = async () => {
      throw new Error('the database is away');
    };
    expect(await api.store.clusters.callSearches.tellNext([], failing)).toBe(false);
    await api.age('call_search', 'checked_at');
    await take([{ ...CALLS[0], id: 'eu:F', title: 'More green hydrogen' }]).expect(200);
    const config = readConfig({ SMTP_URL: api.mail.url, PUBLIC_URL: 'https://universe.example' });
    const processor = new CallsProcessor({ store: api.store, config, log: createLog('fatal', 'test') } as never);
    // What fails while a search is told of leaves it due.
    await expect(api.store.clusters.callSearches.tellNext([], failing)).rejects.toThrow('the database is away');
    // A call that came in a moment ago is left for the next look: others of its moment may still be on their way.
    expect(await processor.alert()).toEqual({ mails: 0 });
    expect(api.mail.received).toHaveLength(0);
    await api.age('call', 'created_at');
    await api.age('call_search', 'checked_at');
    api.mail.refuse(1);
    await expect(processor.alert()).rejects.toThrow('tried again');
    expect(await processor.alert()).toEqual({ mails: 1 });
    expect(await processor.alert()).toEqual({ mails: 0 });
    await processor.onModuleDestroy();
    const mail = await api.mail.mailTo(mine.email);
    expect(mail.text).toContain('More green hydrogen');
    expect(mail.text).toContain('17:00 Brussels time');
    const stranger = await api.cluster('Strangers');
    await api.as(stranger.token, 'delete', `/call-searches/${body.id}`).expect(404);
    await api.as(mine.token, 'delete', `/call-searches/${body.id}`).expect(204);
  });

  it('are only compared on a dry run', async () => {
    const { store } = api;
    const keep = new KeepCalls(
      { calls: store.clusters.calls, runs: store.runs },
      { read: () => reading, version: 'test' },
    );
    const rows = async function* () {
      for (const [at, value] of [
        CALLS[1],
        { ...CALLS[2], title: 'Other \ud83d' },
        { ...CALLS[3], id: 'eu:Z' },
      ].entries())
        yield { row: at + 1, bytes: 0, value };
    };
    const run = await store.runs.create({ id: randomUUID(), origin: 'calls', label: 'dry', dryRun: true });
    expect(await keep.run(run.id, rows())).toMatchObject({ status: 'done', new: 1, changed: 1, duplicate: 1 });
    await api.call('get', '/calls/eu:Z').expect(404);
  });

  it('are counted once, wherever the work was killed', async () => {
    const { store } = api;
    const rows = async function* (from = 1) {
      for (let row = from; row <= 250; row += 1)
        yield { row, bytes: row, value: { id: `k:${row}`, title: `Kelp ${row}`, deadlines: [day(9)] } };
    };
    const keep = (calls: Pick<typeof store.clusters.calls, 'keep'>) =>
      new KeepCalls({ calls, runs: store.runs }, { read: () => reading, version: 'test' });
    const run = await store.runs.create({ id: randomUUID(), origin: 'calls', label: 'killed' });
    // The second batch is written, and its worker dies before it hears of it.
    let batches = 0;
    const dies = {
      keep: async (batch: Parameters<typeof store.clusters.calls.keep>[0]) => {
        await store.clusters.calls.keep(batch);
        if ((batches += 1) === 2) throw new Error('killed');
      },
    };
    await expect(keep(dies).run(run.id, rows())).rejects.toThrow('killed');
    expect(await store.runs.get(run.id)).toMatchObject({ status: 'failed', rowsDone: 200, read: 200, new: 200 });
    const done = await keep(store.clusters.calls).run(run.id, rows());
    expect(done).toMatchObject({ status: 'done', read: 250, new: 250, changed: 0, duplicate: 0, refused: 0 });
    // An attempt that another has taken over writes neither calls nor counts.
    const late = store.clusters.calls.keep({
      runId: run.id,
      attempt: 1,
      reader: 'test',
      refusals: [],
      read: 1,
      rowsDone: 251,
      bytesRead: 0,
      dryRun: false,
      calls: [{ call: { ...(await store.clusters.calls.get('k:1')), id: 'k:late' }, ecosystems: [], trends: [] }],
    });
    await expect(late).rejects.toThrow('Another worker has taken this import over');
    await api.call('get', '/calls/k:late').expect(404);
    expect(await store.runs.get(run.id)).toMatchObject({ rowsDone: 250, read: 250 });
  });

  it('come from the portal of the EU page by page, and go on where they were', async () => {
    const record = (identifier: string) => ({
      language: 'en',
      metadata: {
        identifier: [identifier],
        title: [`Seaweed ${identifier}`],
        type: ['1'],
        status: ['31094501'],
        deadlineDate: [`${day(30)}T00:00:00.000+0000`],
        deadlineModel: ['single-stage'],
        descriptionByte: ['<p>Kelp</p>'],
      },
    });
    const server = await startReplayServer(({ path }) =>
      json({
        totalResults: 101,
        results: path.includes('pageNumber=1')
          ? [record('KELP-1'), record('KELP-2'), { language: 'en', metadata: { identifier: ['KELP-3'] } }]
          : [record('KELP-4')],
      }),
    );
    const { store } = api;
    try {
      const found = await pages(server, euCalls(server.url('')), { options: { maxPages: 5 } });
      expect(found).toHaveLength(2);
      const kept: unknown[] = [];
      const pull = new PullSource({
        runs: store.runs,
        sources: { keep: async (_id, state) => void kept.push(state), keepPayload: async () => {} },
        ingest: new KeepCalls(
          { calls: store.clusters.calls, runs: store.runs },
          { read: () => reading, version: 'test' },
        ),
      });
      const rows = async function* () {
        for (const page of found) yield { ...page, state: { ...page.state } };
        throw new Error('The line is dead.');
      };
      const source = { id: 'kelp', name: 'Kelp', state: {}, errorCount: 0, kind: null } as never;
      const options = { latestDay: day(0), now: Date.now, random: () => 0 };
      await expect(pull.run(source, rows(), options)).rejects.toThrow('The line is dead');
      const { body } = await api.call('get', '/calls?q=seaweed').expect(200);
      expect(body.items.map((call: { id: string }) => call.id).sort()).toEqual(['eu:KELP-1', 'eu:KELP-2', 'eu:KELP-4']);
      const [run] = await store.runs.list(1, undefined, ['source:kelp']);
      expect(run).toMatchObject({ status: 'failed', read: 4, new: 3, refused: 1 });
      expect(await store.runs.refusals(run!.id, 5)).toMatchObject([{ reason: expect.stringContaining('no title') }]);
      expect(kept).toHaveLength(3);
    } finally {
      await server.close();
    }
  });
});

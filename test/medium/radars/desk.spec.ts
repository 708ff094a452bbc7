import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EDITOR_TOKEN } from '../../support/people.js';
import { type RadarsApi, signalsAbout, startRadarsApi } from '../../support/radars.js';
import { readLabelled } from '../../../apps/worker/src/cli/text/text-rows.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../../support/until.js';

// Each test asks several times over HTTP; a busy machine is slow, not wrong.
const TREND = 'green-hydrogen-electrolysis';
const SIGNAL = `${TREND}:0`;
const found = {
  id: 'found-tea-000001',
  ecosystem: 'agri-food',
  alsoOn: [],
  name: 'Tea growing',
  summary: 'Found by the system.',
  segment: 'green',
  drivers: [],
  phrases: { strong: [], medium: [], weak: [] },
  codes: [],
  related: [],
  origin: 'discovered',
  status: 'active',
  profile: { terms: [] },
  synthetic: false,
} as const;

describe("the editor's desk", () => {
  let api: RadarsApi;
  let db: pg.Client;
  const links = async (trendId: string): Promise<string[]> => {
    const { rows } = await db.query(
      `select s.id || ' ' || l.score || ' ' || l.words::text as link from signal_trend l join signal s on s.seq = l.seq where l.trend_id = $1 order by s.id`,
      [trendId],
    );
    return rows.map((row) => row.link as string);
  };
  const tallied = async (trendId: string): Promise<number> =>
    (await api.store.evidence.trendCounts())
      .filter((row) => row.trendId === trendId)
      .reduce((sum, row) => sum + row.n, 0);
  const decide = (id: string, body: object) => api.edit('post', `/desk/trends/${id}/decisions`).send(body);
  const lastEvent = async () => (await api.get('/desk/audit?limit=1')).body.items[0];
  const undo = (id: number) => api.edit('post', `/desk/audit/${id}/undoing`);

  beforeAll(async () => {
    api = await startRadarsApi();
    db = new pg.Client({ connectionString: api.url });
    await db.connect();
    await api.feed(signalsAbout(TREND, 24), '2026-06-30');
    const columns = {
      ...found,
      also_on: [],
      phrases: JSON.stringify(found.phrases),
      profile: JSON.stringify(found.profile),
    };
    const { alsoOn: _alsoOn, ...row } = columns;
    for (const id of [found.id, 'found-tea-000002'])
      await db.query(
        `insert into trend (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map((_, i) => `$${i + 1}`)
          .join(', ')})`,
        Object.values({ ...row, id }),
      );
    await db.query(
      `insert into signal_trend (trend_id, seq, score, words, kind, year, independent, digest)
       select $1, seq, 0.5, '[{"term":"tea","weight":1}]', kind, extract(year from date), independent, decode(md5(id), 'hex') from signal where id like '%:1_'`,
      [found.id],
    );
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });

  it('undoes a rejection: the trend and every link with its words are back, and the log says so', async () => {
    const before = await links(found.id);
    expect(before.length).toBe(10);
    await decide(found.id, { action: 'reject', reason: 'a crop, not a trend' }).expect(201);
    expect(await links(found.id)).toEqual([]);
    expect(await tallied(found.id)).toBe(0);
    const event = await lastEvent();
    expect(event).toMatchObject({ action: 'trend.reject', target: found.id, name: 'Tea growing', undoneBy: null });
    await undo(event.id).expect(200);
    expect(await links(found.id)).toEqual(before);
    expect(await tallied(found.id)).toBe(10);
    const { body } = await api.get(`/desk/audit?target=${found.id}`).expect(200);
    expect(body.items.map((item: { action: string }) => item.action)).toEqual(['undo', 'trend.reject']);
    expect(body.items[1].undoneBy).toBe(body.items[0].id);
    await undo(event.id).expect(409);
    await undo(body.items[0].id).expect(409);
    await undo(999_999).expect(404);
    expect(api.updates).toContain(`desk: undo ${event.id}`);
  });

  it('leads from a merged trend to where it went, keeps its history findable, and undoes the merge to the link', async () => {
    await decide('found-tea-000002', { action: 'merge', into: found.id }).expect(201);
    const [mine, theirs] = [await links(found.id), await links(TREND)];
    await decide(found.id, { action: 'merge', into: TREND, reason: 'the same matter' }).expect(201);
    const merge = (await api.get(`/desk/audit?target=${found.id}&limit=1`)).body.items[0];
    const { headers } = await api.get(`/trends/${found.id}`).redirects(0).expect(308);
    expect(headers['location']).toBe(`/api/v1/trends/${TREND}`);
    const shown = await api.get(`/trends/${found.id}?merged=show`).expect(200);
    expect(shown.body).toMatchObject({ status: 'merged', life: { mergedInto: TREND, endedReason: 'the same matter' } });
    const { body: target } = await api.get(`/trends/${TREND}`).expect(200);
    expect(target.life.merged.map((one: { id: string }) => one.id).sort()).toEqual([found.id, 'found-tea-000002']);
    const { body: search } = await api.get('/trends?q=tea%20grow').expect(200);
    expect(search.items).toMatchObject([{ id: TREND, formerName: 'Tea growing' }]);
    await undo(merge.id).expect(200);
    expect([await links(found.id), await links(TREND)]).toEqual([mine, theirs]);
    expect((await api.get('/trends/found-tea-000002').redirects(0)).headers['location']).toBe(
      `/api/v1/trends/${found.id}`,
    );
  });

  it('undoes only the last word on a trend', async () => {
    await decide(found.id, { action: 'rename', name: 'Tea in Europe' }).expect(201);
    const rename = await lastEvent();
    await decide(found.id, { action: 'rename', name: 'European tea' }).expect(201);
    const { body } = await undo(rename.id).expect(409);
    expect(body.message).toContain('changed since (name)');
    expect((await api.get(`/trends/${found.id}`)).body.life.names.map((n: { name: string }) => n.name).sort()).toEqual([
      'Tea growing',
      'Tea in Europe',
    ]);
    await undo((await lastEvent()).id).expect(200);
    await undo(rename.id).expect(200);
    expect((await api.get(`/trends/${found.id}`)).body).toMatchObject({ name: 'Tea growing' });
  });

  it('phases a trend of the catalogue out and keeps it after all; nothing else of it is decided here', async () => {
    await decide(TREND, { action: 'rename', name: 'Other name' }).expect(400);
    await decide(TREND, { action: 'phase-out' }).expect(400);
    await decide(TREND, { action: 'phase-out', reason: 'nobody asks for it' }).expect(201);
    await api.update('2026-07-01');
    const onRadar = async () =>
      (
        await api.get(`/radars/energy-renewables?edition=${(await api.store.editions.latest())!.number}`)
      ).body.placements.find((p: { trendId: string }) => p.trendId === TREND);
    expect(await onRadar()).toMatchObject({ phase: 'phasing-out' });
    expect((await api.get('/desk/trends')).body.find((t: { id: string }) => t.id === TREND)).toMatchObject({
      origin: 'curated',
      phaseOutReason: 'nobody asks for it',
    });
    await undo((await lastEvent()).id).expect(200);
    await api.update('2026-07-02');
    expect(await onRadar()).toMatchObject({ phase: 'active' });
  });

  it('proposes to phase out what nothing was heard of for two complete years', async () => {
    expect((await api.get('/desk/fading').expect(200)).body).toEqual([]);
    await api.feed(signalsAbout('geothermal-and-heat-networks', 8, { date: '2019-03-01' }), '2026-07-03');
    // The API looks for a new edition once a second.
    const fading = await until('a trend that fades', async () => {
      const { body } = await api.get('/desk/fading').expect(200);
      return body.length > 0 && body;
    });
    expect(fading).toMatchObject([{ id: 'geothermal-and-heat-networks', quietSince: 2019, phaseOut: null }]);
  });

  it('corrects tags at once, keeps the correction through a new reading, and takes it back', async () => {
    const ecosystems = async () =>
      (await api.get(`/signals/${encodeURIComponent(SIGNAL)}`)).body.tags.map(
        (t: { ecosystem: string }) => t.ecosystem,
      );
    const correct = (body: object) =>
      api.edit('post', `/desk/signals/${encodeURIComponent(SIGNAL)}/corrections`).send(body);
    const before = await ecosystems();
    expect(before).toContain('energy-renewables');
    await correct({ ecosystem: 'energy-renewables', belongs: false }).expect(200);
    const { body } = await correct({ ecosystem: 'tourism', belongs: true }).expect(200);
    expect(body).toHaveLength(2);
    const corrected = [...before.filter((id: string) => id !== 'energy-renewables'), 'tourism'].sort();
    expect((await ecosystems()).sort()).toEqual(corrected);
    await db.query(`update signal set reading = 0`);
    await api.update('2026-07-04');
    expect((await ecosystems()).sort()).toEqual(corrected);

    const { text } = await api.edit('get', '/desk/corrections/labelled').buffer(true).parse(plain).expect(200);
    const [label] = (text || '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(label).toMatchObject({ id: SIGNAL, primary: 'tourism' });
    const folder = await mkdtemp(join(tmpdir(), 'labelled-'));
    await writeFile(join(folder, 'labelled.jsonl'), text);
    const rows = [];
    for await (const row of readLabelled(join(folder, 'labelled.jsonl'))) rows.push(row);
    await rm(folder, { recursive: true });
    expect(rows).toMatchObject([{ value: { primary: 'tourism', sure: true } }]);

    for (const event of (await api.get(`/desk/audit?target=${encodeURIComponent(SIGNAL)}`)).body.items)
      await undo(event.id).expect(200);
    await api.update('2026-07-05');
    expect((await ecosystems()).sort()).toEqual([...before].sort());
    await correct({ ecosystem: 'atlantis', belongs: true }).expect(400);
    await correct({ trend: 'nope', belongs: true }).expect(400);
    await api.edit('post', '/desk/signals/nope/corrections').send({ ecosystem: 'tourism', belongs: true }).expect(404);
  });

  it('takes a signal off a trend and puts it on another, with the count', async () => {
    const correct = (body: object) =>
      api.edit('post', `/desk/signals/${encodeURIComponent(SIGNAL)}/corrections`).send(body);
    const n = await tallied(TREND);
    await correct({ trend: TREND, belongs: false }).expect(200);
    expect(await tallied(TREND)).toBe(n - 1);
    await correct({ trend: found.id, belongs: true }).expect(200);
    expect((await links(found.id)).some((link) => link.startsWith(SIGNAL) && link.includes('set by an editor'))).toBe(
      true,
    );
  });

  it('lets nobody but editors decide', async () => {
    for (const [method, path] of [
      ['post', `/desk/trends/${found.id}/decisions`],
      ['post', '/desk/audit/1/undoing'],
      ['post', `/desk/signals/x/corrections`],
      ['get', '/desk/corrections/labelled'],
    ] as const) {
      await api.as('not the token', method, path).expect(401);
      expect(EDITOR_TOKEN).not.toBe('not the token');
    }
  });
});

const plain = (
  response: { on(event: string, listener: (part: Buffer) => void): void; text?: string },
  done: (error: null, body: string) => void,
) => {
  let text = '';
  response.on('data', (part) => (text += part.toString()));
  response.on('end', () => {
    response.text = text;
    done(null, text);
  });
};

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { inputRows, rawRow } from '../../support/store.js';
import { Ingest } from '#libs/pipeline';
import { loadCatalogue } from '#libs/platform';

const TREND = 'green-hydrogen-electrolysis';
const wrong = {
  kind: 'trend',
  id: TREND,
  about: 'placement',
  sentence: 'It acts on firms in my region already.',
} as const;

describe('reports of errors', () => {
  let api: PeopleApi;
  let db: pg.Client;
  let editor: string;
  const report = (body: object) => api.call('post', '/error-reports').send(body);
  const open = async (query = '') =>
    (await api.as(editor, 'get', `/desk/error-reports${query}`).expect(200)).body as {
      items: {
        id: string;
        number: number;
        sentence: string;
        signedIn: boolean;
        openAboutIt: number;
        name: string | null;
        signal: { publisher: string } | null;
        trend: { ecosystem: string } | null;
        state: string;
      }[];
      open: number;
      nextBefore: number | null;
    };
  const settle = (id: string, body: object, token = editor) =>
    api.as(token, 'post', `/desk/error-reports/${id}/settlement`).send(body);

  beforeAll(async () => {
    // Behind one proxy, so that one machine can be many addresses.
    api = await startPeopleApi({ TRUST_PROXY: '1' });
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    await api.store.trends.syncCatalogue(loadCatalogue().trends);
    const run = await api.store.runs.create({
      id: '00000000-0000-4000-8000-000000000001',
      origin: 'file',
      label: 'rows.jsonl',
    });
    await new Ingest({ runs: api.store.runs, writer: api.store.writer }).run(run.id, inputRows([rawRow(1)]), {
      latestDay: '2026-12-31',
    });
    await api.person('editor@example.org', ['editor']);
    editor = await api.signIn('editor@example.org');
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });

  it('come from strangers, of whom nothing is kept, and stand at the desk beside what they are about', async () => {
    await report(wrong).expect(201);
    await report({ kind: 'signal', id: 'test:1', about: 'copy', sentence: 'Copied from another gazette.' }).expect(201);
    const { items, open: all } = await open();
    expect(all).toBe(2);
    expect(items).toMatchObject([
      { name: 'Signal number 1 about a rather specific matter', signal: { publisher: 'Test Gazette' }, trend: null },
      { sentence: wrong.sentence, signedIn: false, signal: null, trend: { ecosystem: expect.any(String) } },
    ]);
    const { rows } = await db.query(`select * from error_report`);
    for (const row of rows) expect(row.account_id).toBeNull();
    expect(Object.keys(rows[0])).not.toContain('address');
  });

  it('are the same when the same is said twice', async () => {
    const [first, second] = [await report(wrong), await report({ ...wrong, sentence: `  ${wrong.sentence} ` })];
    expect(second.body.id).toBe(first.body.id);
    expect((await open()).open).toBe(2);
  });

  it('keep hostile text as text, and refuse what is no report with its reason', async () => {
    const sentence = '<img src=x onerror=alert(1)> "=1+1"; drop table signal;\u0000\u202e\ud800 \u4f60\u597d\nnew line';
    const { body } = await report({ ...wrong, sentence }).expect(201);
    const kept = (await open()).items.find(({ id }) => id === body.id)!;
    expect(kept.sentence).toBe('<img src=x onerror=alert(1)> "=1+1"; drop table signal;\ufffd 你好\nnew line');
    for (const [bad, path] of [
      [{ ...wrong, sentence: 'no' }, 'sentence'],
      [{ ...wrong, sentence: '\u0007\u0007\u0007\u0007\u0007\u0007' }, 'sentence'],
      [{ ...wrong, sentence: 'x'.repeat(1_001) }, 'sentence'],
      [{ ...wrong, about: 'everything' }, 'about'],
      [{ ...wrong, kind: 'account' }, 'kind'],
      [{ ...wrong, id: 'x\0y' }, 'id'],
      [{ ...wrong, ecosystem: 'nowhere' }, 'ecosystem'],
    ] as const) {
      const { body: answer } = await report(bad).expect(400);
      expect(answer.details[0].path).toBe(path);
    }
    await report({ ...wrong, accountId: '00000000-0000-4000-8000-000000000000' }).expect(400);
    for (const id of ['nothing', "' or true --", '../trends'])
      for (const kind of ['trend', 'signal']) await report({ ...wrong, kind, id }).expect(404);
    await report({ ...wrong, kind: 'signal' }).expect(404);
  });

  it('are read and settled by editors only', async () => {
    const { id } = (await open()).items[0]!;
    await api.person('member@example.org');
    const member = await api.signIn('member@example.org');
    await api.call('get', '/desk/error-reports').expect(401);
    await api.as(member, 'get', '/desk/error-reports').expect(403);
    await api.call('post', `/desk/error-reports/${id}/settlement`).send({ state: 'mended' }).expect(401);
    await settle(id, { state: 'mended' }, member).expect(403);
    await settle('00000000-0000-4000-8000-000000000000', { state: 'mended' }).expect(404);
    await settle('1', { state: 'mended' }).expect(400);
    await settle(id, { state: 'open' }).expect(400);
    await api.as(EDITOR_TOKEN, 'get', '/desk/error-reports').expect(200);
  });

  it('are settled once, with a line in the log that tells no sentence, and can be opened again', async () => {
    const { id, sentence } = (await open()).items[0]!;
    const before = (await open()).open;
    const { body } = await settle(id, { state: 'not-an-error', answer: 'The figures are right.' }).expect(200);
    expect((await open()).open).toBe(before - 1);
    expect((await open('?state=settled')).items).toMatchObject([{ id, state: 'not-an-error' }]);
    await settle(id, { state: 'mended' }).expect(409);
    const { body: log, text } = await api.call('get', '/desk/audit?limit=1').expect(200);
    expect(log.items[0]).toMatchObject({ id: body.decision, action: 'report.settle', target: TREND });
    expect(log.items[0].after).toEqual({ report: id, state: 'not-an-error', reason: 'The figures are right.' });
    expect(text).not.toContain(JSON.stringify(sentence).slice(1, 20));
    await api.as(editor, 'post', `/desk/audit/${body.decision}/undoing`).expect(200);
    expect((await open()).open).toBe(before);
    await api.as(editor, 'post', `/desk/audit/${body.decision}/undoing`).expect(409);
  });

  it('are told to whoever sent them, to nobody else, exported, and lose their author with the account', async () => {
    const ada = await api.person('ada@example.org');
    const [token, other] = [await api.signIn('ada@example.org'), await api.signIn('member@example.org')];
    const { body } = await api.as(token, 'post', '/error-reports').send({ ...wrong, sentence: 'Said by Ada.' });
    await settle(body.id, { state: 'mended', answer: 'Thank you.' }).expect(200);
    const { body: own } = await api.as(token, 'get', '/error-reports').expect(200);
    expect(own).toMatchObject([{ id: body.id, sentence: 'Said by Ada.', state: 'mended', answer: 'Thank you.' }]);
    expect((await api.as(other, 'get', '/error-reports').expect(200)).body).toEqual([]);
    await api.call('get', '/error-reports').expect(401);
    const { body: settledOnes } = await api.as(editor, 'get', '/desk/error-reports?state=settled').expect(200);
    expect(JSON.stringify(settledOnes)).not.toContain(ada.id);
    expect((await api.as(token, 'get', '/account/export').expect(200)).body.errorReports).toMatchObject([
      { sentence: 'Said by Ada.' },
    ]);
    await api.store.privacy.erase(ada.id);
    const { rows } = await db.query(`select account_id from error_report where id = $1`, [body.id]);
    expect(rows).toEqual([{ account_id: null }]);
  });

  it('are forgotten a year after they were settled, and after two years in any case', async () => {
    await db.query(`delete from error_report`);
    for (const [sentence, at, settledAt] of [
      ['settled long ago', '13 months', '367 days'],
      ['settled lately', '23 months', '360 days'],
      ['open for too long', '25 months', null],
      ['open', '1 day', null],
    ])
      await db.query(
        `insert into error_report (id, target_kind, target, about, sentence, at, settled_at, state)
         values (gen_random_uuid(), 'trend', $1, 'other', $2, now() - $3::interval, now() - $4::interval, case when $4 is null then 'open' else 'mended' end)`,
        [TREND, sentence, at, settledAt],
      );
    expect(await api.store.privacy.sweep()).toMatchObject({ errorReports: 2 });
    const { rows } = await db.query(`select sentence from error_report order by sentence`);
    expect(rows.map(({ sentence }) => sentence)).toEqual(['open', 'settled lately']);
  });

  it('are bounded for one address and about one thing, and pages of the rest hold together', async () => {
    await db.query(`delete from error_report`);
    const from = (address: string, n: number, body: object = wrong) =>
      report({ ...body, sentence: `Flood, number ${n}, from ${address}` }).set('X-Forwarded-For', address);
    const statuses = async (address: string, times: number, body?: object): Promise<number[]> => {
      const all: number[] = [];
      for (let n = 0; n < times; n += 1) all.push((await from(address, n, body)).status);
      return all;
    };
    const other = { ...wrong, id: 'carbon-capture-storage' };
    const known = loadCatalogue().trends.find(({ id }) => id !== TREND)!.id;
    const first = await statuses('203.0.113.7', 31, { ...other, id: known });
    expect(first.filter((status) => status === 201)).toHaveLength(30);
    expect(first.at(-1)).toBe(429);
    // Another address may go on, until enough was said about this one trend.
    const second = await statuses('203.0.113.8', 11, { ...other, id: known });
    expect(second).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
    const page = await open('?limit=25');
    expect(page.open).toBe(40);
    expect(page.items[0]!.openAboutIt).toBe(40);
    const rest = await open(`?limit=25&before=${page.nextBefore}`);
    expect(rest.nextBefore).toBeNull();
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(40);
  });
});

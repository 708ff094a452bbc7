import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClustersApi, signalAbout, startClustersApi } from '../../support/clusters.js';

const MEMBERS = `Company;Size;NUTS;NACE;Website
Nordwind Energietechnik GmbH;120;DE21;28;https://nordwind.example
"=HYPERLINK(""http://evil.example"")";10-49;DE21;35.1;
Elektrolyse Süd AG;micro;DE212;C27.9;
;5;DE21;28;
Falsche Region GmbH;5;Bavaria;28;
Falsche Zahl GmbH;viele;DE21;28;
Nordwind Energietechnik GmbH;120;DE21;28;https://nordwind.example
`;
const PROFILE = {
  nuts: 'DE21',
  website: 'https://cluster.example',
  about: 'Hydrogen on the river.',
  ecosystems: [{ ecosystem: 'energy-renewables', weight: 0.8 }],
  trends: ['green-hydrogen-electrolysis'],
  suggested: true,
};

describe('profiles of clusters', () => {
  let api: ClustersApi;
  let mine: { id: string; token: string; email: string };
  let other: { id: string; token: string; email: string };
  beforeAll(async () => {
    api = await startClustersApi();
    mine = await api.cluster('Hydrogen Valley');
    other = await api.cluster('Hydrogen Hills');
  });
  afterAll(() => api.close());
  const as = (method: 'get' | 'post' | 'put' | 'delete', path: string, token = mine.token) =>
    api.as(token, method, `/clusters/${mine.id}${path}`);

  it('are written by managers and read by members', async () => {
    const { body } = await as('put', '').send(PROFILE).expect(200);
    expect(body).toMatchObject({ ...PROFILE, id: mine.id, name: 'Hydrogen Valley', members: 0, synthetic: false });
    const person = await api.person('member@clusters.example.org');
    await api.store.organisations.join(mine.id, person.id, 'member');
    const member = await api.signIn('member@clusters.example.org');
    await as('get', '', member).expect(200);
    await as('put', '', member).send(PROFILE).expect(403);
    await as('post', '/members', member).send({ name: 'X Works' }).expect(403);
    const list = await api.as(member, 'get', '/clusters').expect(200);
    expect(list.body.own).toEqual([{ id: mine.id, name: 'Hydrogen Valley', position: 'member', hasProfile: true }]);
  });

  it('do not exist for other clusters, whatever they ask', async () => {
    const paths = ['', '/members', '/imports', '/evidence', '/matches', '/benchmark', '/overlay', '/region', '/peers'];
    for (const path of paths) await as('get', path, other.token).expect(404);
    await as('put', '', other.token).send(PROFILE).expect(404);
    await as('post', '/imports?what=members', other.token).send('name\nX').expect(404);
    await api.call('get', `/clusters/${mine.id}`).expect(401);
  });

  it('refuse what cannot be', async () => {
    for (const wrong of [
      { nuts: 'Bavaria' },
      { website: 'javascript:alert(1)' },
      { ecosystems: [] },
      { ecosystems: [{ ecosystem: 'magic', weight: 1 }] },
      { ecosystems: [{ ecosystem: 'health', weight: 2 }] },
      { trends: ['no-such-trend'] },
      { synthetic: true },
    ])
      await as('put', '')
        .send({ ...PROFILE, ...wrong })
        .expect(400);
    const { id: accountId } = (await api.store.accounts.byEmail(mine.email))!;
    const firm = await api.store.organisations.create(accountId, { kind: 'firm', name: 'A firm', country: null });
    await api.as(mine.token, 'put', `/clusters/${firm.id}`).send(PROFILE).expect(409);
  });

  it('take members from a CSV, row by row, after a dry run, once', async () => {
    const dry = await api.upload(mine.token, mine.id, 'members', MEMBERS, '&dryRun=true');
    expect(dry).toMatchObject({ status: 'done', dryRun: true, read: 7, new: 3, duplicate: 1, refused: 3 });
    expect((await as('get', '/members')).body.items).toEqual([]);
    const run = await api.upload(mine.token, mine.id, 'members', MEMBERS);
    expect(run).toMatchObject({ status: 'done', read: 7, new: 3, changed: 0, duplicate: 1, refused: 3 });
    expect(run['refusals']).toMatchObject([
      { row: 4, reason: 'the row names no member' },
      { row: 5, reason: expect.stringContaining('NUTS') },
      { row: 6, reason: expect.stringContaining('employees') },
    ]);
    expect(await api.upload(mine.token, mine.id, 'members', MEMBERS)).toMatchObject({
      new: 0,
      changed: 0,
      duplicate: 4,
      refused: 3,
    });
    expect(await api.upload(mine.token, mine.id, 'members', MEMBERS.replaceAll(';120;', ';130;'))).toMatchObject({
      new: 0,
      changed: 1,
      duplicate: 3,
    });
    const { body } = await as('get', '/members?q=nord').expect(200);
    expect(body.items).toMatchObject([
      { name: 'Nordwind Energietechnik GmbH', employees: 130, nuts: 'DE21', country: 'DE', nace: '28' },
    ]);
  });

  it('page through members and take single ones out', async () => {
    const first = (await as('get', '/members?limit=2').expect(200)).body;
    const rest = (await as('get', `/members?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`).expect(200)).body;
    expect([...first.items, ...rest.items]).toHaveLength(3);
    await as('get', '/members?cursor=nonsense').expect(400);
    await as('delete', `/members/${rest.items[0].id}`, other.token).expect(404);
    await api.as(other.token, 'delete', `/clusters/${other.id}/members/${rest.items[0].id}`).expect(404);
    await as('delete', `/members/${rest.items[0].id}`).expect(204);
    await as('post', '/members').send({ name: rest.items[0].name, employees: 'micro', nuts: 'DE212' }).expect(201);
    await as('post', '/members').send({ name: 'Somebody', nuts: 'Bavaria' }).expect(400);
  });

  it('say what is wrong with a file as a whole', async () => {
    expect(await api.upload(mine.token, mine.id, 'members', 'a,b\n1,2')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('no column "name"'),
    });
    await as('post', '/imports?what=members').set('Content-Type', 'application/octet-stream').send('').expect(400);
    await as('post', '/imports?what=secrets').send('x').expect(400);
  });

  it('match names in signals with members, and leave doubts to a person', async () => {
    await api.signals([
      ...Array.from({ length: 8 }, (_, i) =>
        signalAbout('green-hydrogen-electrolysis', i, { organisations: ['NORDWIND ENERGIETECHNIK GMBH [DE]'] }),
      ),
      signalAbout('green-hydrogen-electrolysis', 100, { organisations: ['Elektrolyse Sud GmbH'] }),
      signalAbout('green-hydrogen-electrolysis', 101, { organisations: ['Nordlicht Energietechnik GmbH'] }),
    ]);
    await api.refresh();
    const same = (await as('get', '/matches?verdict=same').expect(200)).body;
    expect(same.items).toMatchObject([
      {
        member: 'Nordwind Energietechnik GmbH',
        applicant: 'NORDWIND ENERGIETECHNIK GMBH [DE]',
        signals: 8,
        byPerson: false,
      },
    ]);
    const { body } = await as('get', '/matches').expect(200);
    expect(body.items).toMatchObject([
      {
        member: 'Elektrolyse Süd AG',
        applicant: 'Elektrolyse Sud GmbH',
        doubt: expect.stringContaining('legal forms'),
      },
    ]);
    const [doubt] = body.items;
    const path = `/matches/${doubt.memberId}/${doubt.applicantId}`;
    await as('put', path, other.token).send({ verdict: 'same' }).expect(404);
    await api.as(other.token, 'put', `/clusters/${other.id}${path}`).send({ verdict: 'same' }).expect(404);
    await as('put', path).send({ verdict: 'same' }).expect(204);
    // A decision outlives the next comparison.
    await api.upload(mine.token, mine.id, 'members', 'name,nuts,employees\nElektrolyse Süd AG,DE21,7');
    await api.refresh();
    expect((await as('get', '/matches?verdict=same')).body.counts).toMatchObject({ same: 2 });
  });

  it('keep own evidence out of everything public until it is shared', async () => {
    const secret = 'A wholly secret electrolyser stack';
    const csv = `id,kind,title,text,date\np1,patent,${secret},"Green hydrogen from PEM electrolysis, an electrolyser stack for alkaline water electrolysis",2025-04-01\np2,patent,,x,2025-04-01\n`;
    expect(await api.upload(mine.token, mine.id, 'evidence', csv)).toMatchObject({
      status: 'done',
      new: 1,
      refused: 1,
    });
    expect(await api.upload(mine.token, mine.id, 'evidence', csv)).toMatchObject({ new: 0, duplicate: 1 });
    const { body } = await as('get', '/evidence').expect(200);
    expect(body.items).toMatchObject([{ title: secret, shared: false }]);
    const publicly = async () => {
      const found = await api.call('get', `/signals?q=${encodeURIComponent('secret electrolyser stack')}`).expect(200);
      const facets = await api
        .call('get', `/signals/facets?q=${encodeURIComponent('secret electrolyser stack')}`)
        .expect(200);
      return [found.body.items.length, JSON.stringify(facets.body).includes('"patent"')];
    };
    expect(await publicly()).toEqual([0, false]);
    const { rowId } = body.items[0];
    await api
      .as(other.token, 'put', `/clusters/${other.id}/evidence/${rowId}/shared`)
      .send({ shared: true })
      .expect(404);
    await as('put', `/evidence/${rowId}/shared`).send({ shared: true }).expect(204);
    expect((await publicly())[0]).toBe(1);
    await as('delete', `/evidence/${rowId}`).expect(409);
    await as('put', `/evidence/${rowId}/shared`).send({ shared: false }).expect(204);
    expect(await publicly()).toEqual([0, false]);
    await as('delete', `/evidence/${rowId}`).expect(204);
    expect((await as('get', '/evidence')).body.items).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword } from '#libs/platform';
import { strToU8, zipSync } from 'fflate';
import { PASSWORD } from '../../support/people.js';
import { inBytes } from '../../support/read-files.js';
import { type RadarsApi, signalsAbout, startRadarsApi } from '../../support/radars.js';

// Each test asks several times over HTTP; a busy machine is slow, not wrong.
const TREND = 'green-hydrogen-electrolysis';
const RADAR = 'energy-renewables';
type Beside = {
  name: string;
  moved: string;
  ourRing: string | null;
  trend: { trendId: string; agreement: number } | null;
};

describe('radars and weights of their own', () => {
  let api: RadarsApi;
  let ada: string;
  let bo: string;
  let editor: string;
  const person = async (email: string, granted: readonly 'editor'[] = []) => {
    const passwordHash = await hashPassword(PASSWORD);
    await api.store.accounts.create({ email, name: email, passwordHash, granted, consented: true });
    const { body } = await api.as('', 'post', '/session').send({ email, password: PASSWORD, deliver: 'body' });
    return body.accessToken as string;
  };
  const download = (path: string) => inBytes(api.get(path)).expect(200);

  beforeAll(async () => {
    api = await startRadarsApi();
    await api.feed(
      [
        ...signalsAbout(TREND, 40),
        ...signalsAbout('floating-offshore-wind', 24),
        ...signalsAbout('biogas-and-biomethane', 12),
      ],
      '2026-06-30',
    );
    [ada, bo, editor] = await Promise.all([
      person('ada@example.org'),
      person('bo@example.org'),
      person('ed@example.org', ['editor']),
    ]);
  });
  afterAll(() => api.close());

  describe('weight variants', () => {
    const settings = { factors: { news: 0, publication: 2 }, aggregation: 'geometric' };
    const save = (token: string, body: object) => api.as(token, 'post', `/radars/${RADAR}/variants`).send(body);

    it('are saved, tried, replaced under the same name, and removed; others do not know of them', async () => {
      const { body: saved } = await save(ada, { name: 'Science first', settings }).expect(200);
      expect(saved).toMatchObject({
        own: true,
        shared: false,
        settings: { factors: { news: 0, publication: 2, patent: 1 } },
      });
      const { body: lab } = await api.as(ada, 'get', `/radars/${RADAR}/what-if?variant=${saved.id}`).expect(200);
      expect(lab).toMatchObject({
        aggregation: 'geometric',
        factors: { news: 0, publication: 2 },
        variant: { name: 'Science first' },
      });
      expect(
        lab.sensitivity.firstOrder === null || Object.keys(lab.sensitivity.firstOrder).includes('aggregation'),
      ).toBe(true);
      expect(lab.trends[0].published.rank).toBeGreaterThan(0);
      const { body: overruled } = await api
        .as(ada, 'get', `/radars/${RADAR}/what-if?variant=${saved.id}&news=3`)
        .expect(200);
      expect(overruled.factors).toMatchObject({ news: 3, publication: 2 });

      await api.as(bo, 'get', `/radars/${RADAR}/what-if?variant=${saved.id}`).expect(404);
      await api.get(`/radars/${RADAR}/what-if?variant=${saved.id}`).expect(404);
      expect((await api.as(bo, 'get', `/radars/${RADAR}/variants`)).body).toEqual([]);
      await api.as(bo, 'delete', `/weight-variants/${saved.id}`).expect(404);

      await save(ada, { name: 'Science first', settings: { factors: {} } }).expect(200);
      expect((await api.as(ada, 'get', `/radars/${RADAR}/variants`)).body).toMatchObject([
        { id: saved.id, settings: { aggregation: 'arithmetic' } },
      ]);
      await api.as(ada, 'delete', `/weight-variants/${saved.id}`).expect(204);
      await api.as(ada, 'delete', `/weight-variants/${saved.id}`).expect(404);
    });

    it('are shared by editors only, and then seen by all', async () => {
      await save(ada, { name: 'Mine for all', settings, shared: true }).expect(403);
      await save(editor, { name: 'Of the house', settings, shared: true }).expect(200);
      expect((await api.get(`/radars/${RADAR}/variants`)).body).toMatchObject([{ name: 'Of the house', own: false }]);
    });

    it.each([
      [{ name: 'x', settings }],
      [{ name: 'Formula <b>', settings }],
      [{ name: 'Too heavy', settings: { factors: { news: 11 } } }],
      [{ name: 'Unknown kind', settings: { factors: { rumour: 1 } } }],
    ])('refuses %j', (body) => save(ada, body).expect(400));
  });

  describe('radars of other tools', () => {
    const read = (body: object) => api.as('', 'post', `/radars/${RADAR}/readings`).send(body);

    it.each(['zalando', 'byor', 'aoe'] as const)(
      'what goes out as %s comes back: every trend, its ring, and where it lies',
      async (format) => {
        const { body: radar } = await api.get(`/radars/${RADAR}`).expect(200);
        const file = (await download(`/radars/${RADAR}?format=${format}`)).body as Buffer;
        const { body } = await read({ format, content: file.toString('base64'), encoding: 'base64' }).expect(200);
        expect(body.refused).toEqual([]);
        expect(body.beside.map((e: Beside) => [e.trend?.trendId, e.ourRing]).sort()).toEqual(
          radar.placements.map((p: { trendId: string; ring: string }) => [p.trendId, p.ring]).sort(),
        );
        const moved = (entries: readonly Beside[]) => entries.map((e) => [e.name, e.moved]).sort();
        if (format !== 'aoe')
          expect(moved(body.beside)).toEqual(
            radar.placements.map((p: { name: string; movement: string }) => [p.name, p.movement]).sort(),
          );
        expect((await api.get(`/radars/${RADAR}/losses`).expect(200)).body[format].join(' ')).toContain('interval');
      },
    );

    it('reads a radar as the tools themselves have it, and names what is refused and lost', async () => {
      const zalando = {
        title: 'Other radar',
        date: '2026.05',
        quadrants: [{ name: 'Energy' }],
        rings: [{ name: 'ADOPT', color: '#5ba300' }, { name: 'TRIAL' }, { name: 'ASSESS' }, { name: 'HOLD' }],
        entries: [
          { label: 'Green hydrogen', quadrant: 0, ring: 0, moved: 1, active: true, link: 'https://example.org' },
          { label: 'Coal', quadrant: 0, ring: 3, moved: -1 },
          { label: 'Nowhere', quadrant: 0, ring: 7, moved: 0 },
          { label: '', quadrant: 0, ring: 0, moved: 0 },
        ],
      };
      const { body } = await read({ format: 'zalando', content: JSON.stringify(zalando) }).expect(200);
      expect(body.refused.map(({ row }: { row: number }) => row)).toEqual([3, 4]);
      expect(body.lost).toEqual(expect.arrayContaining(['Links of entries.', 'Colours.']));
      expect(body.beside).toMatchObject([
        { name: 'Green hydrogen', ourRing: 'act', moved: 'in', trend: { trendId: TREND } },
        { name: 'Coal', ourRing: null, trend: null },
      ]);

      const byor =
        '\ufeffname,ring,quadrant,isNew,description\r\nBiogas and biomethane,trial,Energy,TRUE,"<b>Good</b>, they say"\r\n"=cmd|x",assess,Energy,FALSE,\r\n';
      const { body: second } = await read({ format: 'byor', content: byor }).expect(200);
      expect(second).toMatchObject({
        rings: ['trial', 'assess'],
        lost: ['Markup in descriptions: they are kept as plain text.'],
      });
      expect(second.beside[0]).toMatchObject({
        moved: 'new',
        description: expect.stringMatching(/^Good ?, they say$/),
      });

      const aoe = {
        items: [
          {
            title: 'Green hydrogen',
            ring: 'assess',
            quadrant: 'energy',
            flag: 'changed',
            tags: ['x'],
            body: '<p>x</p>',
          },
        ],
        releases: ['2026-01-01'],
      };
      const { body: third } = await read({ format: 'aoe', content: JSON.stringify(aoe) }).expect(200);
      expect(third).toMatchObject({
        date: '2026-01-01',
        beside: [{ name: 'Green hydrogen', trend: { trendId: TREND } }],
      });
    });

    const entry = (more: object) => expect.objectContaining({ name: 'Green hydrogen', ...more });
    it.each([
      [
        'entries of Zalando without the page around them',
        'zalando',
        '{"date":"2026.05","entries":[{"quadrant":3,"ring":0,"label":"Green hydrogen","active":true,"link":"https://example.org","moved":1}]}',
        {
          date: '2026-05',
          rings: ['ADOPT', 'TRIAL', 'ASSESS', 'HOLD'],
          lost: expect.arrayContaining([expect.stringContaining('stand in the page')]),
          beside: [entry({ ring: 0, quadrant: 3, moved: 'in', ourRing: 'act' })],
        },
      ],
      [
        'a list of objects of Build Your Own Radar, without news',
        'byor',
        '[{"name":"Green hydrogen","ring":"assess","quadrant":"tools","context":"Energy","description":"=1+1"}]',
        { beside: [entry({ moved: 'none', ourRing: 'watch', description: '=1+1' })] },
      ],
      [
        'the answer of a Google sheet',
        'byor',
        '{"range":"Sheet1!A1:F2","majorDimension":"ROWS","values":[["name","ring","quadrant","isNew"],["Green hydrogen","trial","Energy","TRUE"],["","trial"]]}',
        { beside: [entry({ moved: 'new', ourRing: 'prepare' })], refused: [{ row: 2, reason: 'has no name' }] },
      ],
      [
        'a CSV of a spreadsheet that parts by semicolons',
        'byor',
        'name;ring;quadrant;isNew;status;description\r\nGreen hydrogen;adopt;Energy;FALSE;Moved In;"One, two; three"\r\n',
        { beside: [entry({ moved: 'in', description: 'One, two; three' })] },
      ],
    ])('reads %s', async (_what, format, content, expected) => {
      expect((await read({ format, content }).expect(200)).body).toMatchObject(expected);
    });

    it.each([
      ['utf16le', Buffer.from('\ufeffname\tring\tquadrant\nÉolien flottant\tadopt\tÉnergie\n', 'utf16le')],
      ['latin1', Buffer.from('name,ring,quadrant\nÉolien flottant,adopt,Énergie\n', 'latin1')],
      ['utf8 with a mark', Buffer.from('\ufeffname,ring,quadrant\nÉolien flottant,adopt,Énergie\n')],
    ])('reads a file in %s', async (_encoding, bytes) => {
      const { body } = await read({ format: 'byor', content: bytes.toString('base64'), encoding: 'base64' }).expect(
        200,
      );
      expect(body).toMatchObject({ quadrants: ['Énergie'], beside: [{ name: 'Éolien flottant' }] });
    });

    it('reads the folder of an AOE radar: front matter of any hand, the latest revision, no path out of it', async () => {
      const files = {
        'radar/2025-01-01/hydrogen.md':
          '---\ntitle: "Green hydrogen"\nring: assess\nquadrant: energy\ntags: [x]\n---\n\nOld',
        'radar/2026-01-01/hydrogen.md':
          "\ufeff---\r\ntitle: 'Green hydrogen'\r\nring: trial\r\nquadrant: energy\r\n---\r\n\r\n<script>alert(1)</script>New",
        'radar/2026-01-01/nothing.md': '# No front matter',
        '../../2026-01-01/out.md': '---\ntitle: Out\nring: adopt\nquadrant: energy\n---\n',
        'radar/2026-01-01/huge.md': 'x'.repeat(200_000),
      };
      const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])));
      const { body } = await read({
        format: 'aoe',
        content: Buffer.from(zip).toString('base64'),
        encoding: 'base64',
      }).expect(200);
      expect(body.date).toBe('2026-01-01');
      expect(body.beside).toEqual([
        expect.objectContaining({
          name: 'Green hydrogen',
          ourRing: 'prepare',
          description: expect.stringMatching(/New$/),
        }),
        expect.objectContaining({ name: 'Out' }),
      ]);
      expect(JSON.stringify(body)).not.toContain('<script');
      expect(body.refused).toMatchObject([{ reason: expect.stringContaining('no ring') }]);
    });

    it.each([
      ['zalando', '<html>radar_visualization({})</html>', 'no configuration'],
      ['zalando', '{"entries": 3}', 'needs "entries"'],
      ['zalando', '[]', 'needs "entries"'],
      ['byor', 'a,b\n1,2\n', 'header line'],
      ['byor', 'name,ring,quadrant\n', 'no entries'],
      ['byor', 'name,ring,quadrant\n"x,y\n', 'cannot be read'],
      ['aoe', 'PK\u0003\u0004 not a zip', 'zip cannot be read'],
      ['aoe', '{}', 'no entries'],
    ])('refuses as %s what is none: %s', async (format, content, word) => {
      const { body } = await read({ format, content }).expect(400);
      expect(body.message).toContain(word);
      expect(body.details[0].path).toBe('content');
    });

    it('are kept for who brought them, and do not exist for others', async () => {
      const content = 'name,ring,quadrant\nGreen hydrogen,adopt,Energy\n';
      const body = { format: 'byor', content, ecosystem: RADAR, name: 'Of our agency' };
      const { body: kept } = await api.as(ada, 'post', '/brought-radars').send(body).expect(201);
      expect(kept).toMatchObject({ name: 'Of our agency', entries: 1 });
      expect((await api.as(ada, 'get', `/brought-radars/${kept.id}`).expect(200)).body.beside).toMatchObject([
        { trend: { trendId: TREND } },
      ]);
      await api.as(bo, 'get', `/brought-radars/${kept.id}`).expect(404);
      await api.as(bo, 'delete', `/brought-radars/${kept.id}`).expect(404);
      expect((await api.as(bo, 'get', '/brought-radars').expect(200)).body).toEqual([]);
      expect((await api.as(ada, 'get', '/account/export').expect(200)).body.broughtRadars).toMatchObject([
        { name: 'Of our agency' },
      ]);
      await api.as(ada, 'delete', `/brought-radars/${kept.id}`).expect(204);
      await api.get('/brought-radars').expect(401);
    });
  });

  describe('a report of a trend', () => {
    it.each([
      ['json', /json/, '{"card"'],
      ['csv', /text\/csv/, 'About'],
      ['xlsx', /spreadsheetml/, 'PK'],
      ['svg', /svg/, '<svg'],
      ['png', /image\/png/, '\x89PNG'],
      ['pdf', /application\/pdf/, '%PDF'],
    ])('comes as %s', async (format, type, start) => {
      const { body, headers } = await download(`/trends/${TREND}/report?format=${format}`);
      expect(headers['content-type']).toMatch(type);
      expect((body as Buffer).toString('latin1').startsWith(start)).toBe(true);
      if (format === 'svg') expect((body as Buffer).toString()).toContain('Parts of its radius');
      if (format === 'csv') expect((body as Buffer).toString()).toContain('partOfRadius');
    });

    it('runs no formula, and is there for trends without evidence too', async () => {
      await api.feed(
        signalsAbout(TREND, 1, {
          id: 'evil:1',
          title: `=HYPERLINK("http://x") ${'green hydrogen electrolysis '.repeat(3)}`,
        }),
        '2026-07-30',
      );
      const { body } = await download(`/trends/${TREND}/report?format=csv`);
      expect((body as Buffer).toString()).not.toMatch(/(^|,|")=HYPERLINK/m);
      await download('/trends/fusion-power-plants/report?format=pdf');
      await api.get('/trends/nope/report').expect(404);
      await api.get(`/trends/${TREND}/report?format=doc`).expect(400);
    });
  });

  it('analyses a trend: life cycle by kind, bursts, five sub-scores', async () => {
    const { body } = await api.get(`/trends/${TREND}/analysis`).expect(200);
    expect(body.lifeCycles.map(({ kind }: { kind: string }) => kind)).toEqual([
      'publication',
      'patent',
      'investment',
      'news',
    ]);
    expect(Object.keys(body.emergence)).toEqual(['novelty', 'growth', 'coherence', 'impact', 'uncertainty']);
    for (const { score } of Object.values(body.emergence) as { score: number | null }[])
      if (score !== null) expect(score).toBeGreaterThanOrEqual(0);
    await api.get('/trends/fusion-power-plants/analysis').expect(200);
    await api.get('/trends/nope/analysis').expect(404);
  });

  it.each(['year', 'country', 'quarter', 'investment'])('cuts the evidence of an ecosystem by %s', async (by) => {
    const { body } = await api.get(`/ecosystems/${RADAR}/series?by=${by}`).expect(200);
    expect(body.points.length).toBeGreaterThan(0);
    for (const point of body.points) expect(point.n).toBeLessThanOrEqual(point.total);
    expect(body.points.some((point: { incomplete: boolean }) => point.incomplete === false)).toBe(true);
  });

  it('explains with ids, hashes and the words of the clearest evidence', async () => {
    const { body } = await api.get(`/radars/${RADAR}/trends/${TREND}/explanation?edition=1`).expect(200);
    expect(body.inputs.signals).toMatchObject({ independent: 40 });
    expect(body.inputs.signals.listed).toHaveLength(40);
    expect(body.inputs.signals.listed[0].hash).toMatch(/^[0-9a-f]{16}$/);
    expect(body.topEvidence).toHaveLength(10);
    expect(body.topEvidence[0].words.length).toBeGreaterThan(0);
    expect(body.sentences.join(' ')).toContain(`"${body.words[0].term}"`);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { csvTable } from '../../../apps/api/src/shared/csv.js';
import { inBytes } from '../../support/read-files.js';
import { about, type PublishedApi, startPublishedApi, trend } from '../../support/published.js';

describe('the HTTP API on published editions', () => {
  let api: PublishedApi;
  const http = () => request(api.app.getHttpServer());

  beforeAll(async () => {
    api = await startPublishedApi();
  });
  afterAll(() => api.close());

  it('lists the 14 radars', async () => {
    const { body } = await http().get('/api/v1/radars').expect(200);
    expect(body.radars).toHaveLength(14);
    expect(body.edition).toMatchObject({ number: 2, asOf: '2026-09-30', synthetic: false });
    expect(
      body.radars.find((radar: { ecosystem: string }) => radar.ecosystem === 'energy-renewables').trendCount,
    ).toBeGreaterThan(0);
  });

  it('places the trend with interval, ring and evidence', async () => {
    const { body } = await http().get('/api/v1/radars/energy-renewables?edition=1').expect(200);
    const placement = body.placements.find((candidate: { trendId: string }) => candidate.trendId === trend.id);
    expect(placement).toMatchObject({
      name: trend.name,
      segment: trend.segment,
      movement: 'new',
      origin: 'curated',
      volume: 40,
    });
    expect(placement.interval.low).toBeLessThanOrEqual(placement.radius);
    expect(placement.interval.high).toBeGreaterThanOrEqual(placement.radius);
    expect(Object.values(placement.evidence as Record<string, number>).reduce((a, b) => a + b, 0)).toBe(40);
  });

  it('shows the radar as of any day, and what moved since, with the cause', async () => {
    const { body: then } = await http().get('/api/v1/radars/energy-renewables?asOf=2026-08-01').expect(200);
    expect(then.edition.number).toBe(1);
    const { body: before } = await http().get('/api/v1/radars/energy-renewables?asOf=2020-01-01').expect(200);
    expect(before).toMatchObject({ edition: null, placements: [] });
    const { body } = await http().get('/api/v1/editions/1/compare/2').expect(200);
    expect(body.changes.find((change: { trendId: string }) => change.trendId === trend.id)).toMatchObject({
      change: 'in',
      causes: ['data'],
    });
    await http().get('/api/v1/editions/1/compare/77').expect(404);
  });

  it('can be rebuilt from what the edition has stored, bit for bit', async () => {
    for (const number of [1, 2]) {
      const { edition, hash } = await api.rebuilt(number);
      expect(hash).toBe(edition.hash);
    }
  });

  it('explains it: contributions that sum to the radius', async () => {
    const { body } = await http().get(`/api/v1/radars/energy-renewables/trends/${trend.id}/explanation`).expect(200);
    expect(body.contributions.reduce((sum: number, part: { value: number }) => sum + part.value, 0)).toBeCloseTo(
      body.radius,
      9,
    );
    expect(body.sentences.length).toBeGreaterThan(1);
  });

  it.each([
    ['?ring=watch&segment=society', 0],
    ['?kind=patent', 1],
    ['?kind=article', 0],
    ['?movement=in', 1],
    [`?q=${encodeURIComponent(trend.name.slice(0, 6).toUpperCase())}`, 1],
  ])('filters %s', async (query, least) => {
    const { body } = await http().get(`/api/v1/radars/energy-renewables${query}`).expect(200);
    if (least === 0) expect(body.placements).toHaveLength(0);
    else expect(body.placements.length).toBeGreaterThanOrEqual(least);
  });

  it('gives CSV and SVG of the same radar', async () => {
    const csv = await http()
      .get('/api/v1/radars/energy-renewables?format=csv')
      .expect(200)
      .expect('content-type', /text\/csv/);
    expect(csv.text.split('\r\n')[0]).toMatch(/^trendId,name,ecosystem/);
    expect(csv.text).toContain(trend.id);
    const svg = await http()
      .get('/api/v1/radars/energy-renewables?format=svg')
      .expect(200)
      .expect('content-type', /image\/svg\+xml/);
    expect(svg.body.toString()).toContain('<svg');
  });

  it.each([
    ['xlsx', /spreadsheetml/, 'PK'],
    ['png', /image\/png/, '\x89PNG'],
    ['pdf', /application\/pdf/, '%PDF'],
    ['zalando', /json/, '{'],
    ['byor', /text\/csv/, 'name,ring,quadrant'],
    ['aoe', /zip/, 'PK'],
  ])('gives the radar as %s', async (format, type, start) => {
    const answer = await inBytes(http().get('/api/v1/radars/energy-renewables').query({ format }))
      .expect(200)
      .expect('content-type', type);
    expect((answer.body as Buffer).toString('latin1').startsWith(start)).toBe(true);
    if (['zalando', 'byor', 'aoe'].includes(format)) expect(answer.headers['x-lost']).toContain('interval');
  });

  it('may be framed by other sites as a radar, and as nothing else', async () => {
    const { headers, text } = await http()
      .get('/api/v1/radars/energy-renewables/embed')
      .expect(200)
      .expect('content-type', /html/);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(text).toContain(trend.name);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers['cache-control']).toContain('max-age=600');
    expect(text).toMatch(
      /href="http:\/\/127\.0\.0\.1:\d+\/trends\/[\w-]+\?on=energy-renewables" target="_blank" rel="noopener"/,
    );
    for (const path of ['/api/v1/radars', '/api/v1/radars/energy-renewables?format=svg', '/api/v1/embed.js'])
      expect((await http().get(path)).headers).toMatchObject({
        'x-frame-options': 'SAMEORIGIN',
        'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
      });
    const german = await http().get('/api/v1/radars/energy-renewables/embed?language=de&theme=dark').expect(200);
    expect(german.text).toContain('<html lang="de" data-theme="dark">');
    expect(german.text).toContain('Dieses Radar in Trend Universe öffnen');
    // A site of others does not break over a word of its address; an ecosystem that is not there is not there.
    expect(
      (await http().get('/api/v1/radars/energy-renewables/embed?language=xx"><b>&theme=pink').expect(200)).text,
    ).toContain('<html lang="en">');
    await http().get('/api/v1/radars/nowhere/embed').expect(404);
    await http()
      .get('/api/v1/embed.js')
      .expect(200)
      .expect('content-type', /javascript/);
  });

  it('lets no formula into a spreadsheet', () => {
    const lines = csvTable(['a'], [['=cmd|calc'], ['+1'], ['-2'], ['@x'], [-3], ['plain, "quoted"']]).split('\r\n');
    expect(lines).toEqual(['a', "'=cmd|calc", "'+1", "'-2", "'@x", '-3', '"plain, ""quoted"""', '']);
  });

  it('answers the same from what it keeps as the first time, plain and packed', async () => {
    const ask = (encoding: string) => http().get('/api/v1/radars/health').set('Accept-Encoding', encoding);
    const headers = ({ headers: all }: { headers: Record<string, unknown> }) =>
      Object.fromEntries(
        Object.entries(all).filter(
          ([name]) => !['date', 'x-request-id', 'content-length', 'transfer-encoding'].includes(name),
        ),
      );
    const first = await ask('gzip');
    const kept = await ask('gzip');
    const plain = await ask('gzip;q=0, identity');
    expect(kept.headers['content-encoding']).toBe('gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(headers(kept)).toEqual(headers(first));
    expect([kept.text, plain.text]).toEqual([first.text, first.text]);
    expect(kept.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect((await ask('gzip').set('X-Request-Id', 'mine')).headers['x-request-id']).toBe('mine');
    expect((await ask('gzip').set('If-None-Match', 'W/"other"')).status).toBe(200);
    expect((await ask('gzip').set('If-None-Match', `"another", ${first.headers['etag']}`)).status).toBe(304);
    await http().get('/api/v1/radars/not-one').expect(404);
    await http().get('/api/v1/radars/not-one').expect(404);
  });

  it('answers 304 to who has it', async () => {
    const first = await http().get('/api/v1/radars/energy-renewables').expect(200);
    await http().get('/api/v1/radars/energy-renewables').set('If-None-Match', first.headers['etag']!).expect(304);
  });

  it('has a trend card with series, evidence and actors', async () => {
    const { body } = await http().get(`/api/v1/trends/${trend.id}`).expect(200);
    expect(body.series.reduce((sum: number, point: { n: number }) => sum + point.n, 0)).toBe(100);
    expect(body.evidence.length).toBeGreaterThan(5);
    expect(body.evidence[0].words.length).toBeGreaterThan(0);
    expect(body.countries.map((row: { country: string }) => row.country).sort()).toEqual(['DE', 'FR']);
    expect(body.actors[0].name).toMatch(/^Hydrogen Works/);
  });

  it('pages through all signals by cursor without loss or double', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await http()
        .get('/api/v1/signals')
        .query(cursor ? { limit: 7, cursor } : { limit: 7 })
        .expect(200);
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(100);
    expect(new Set(seen).size).toBe(100);
  });

  it('pages through the signals of a trend in the order of their days, without loss or double', async () => {
    const list = async (question: object) =>
      (await http().get('/api/v1/signals').query(question).expect(200)).body as {
        items: { id: string; date: string; trends: { id: string }[] }[];
        nextCursor: string | null;
      };
    const all = (await list({ limit: 200 })).items.filter(({ trends }) => trends.some(({ id }) => id === trend.id));
    const walked: typeof all = [];
    let cursor: string | null = null;
    do {
      const page = await list({ trend: trend.id, limit: 7, ...(cursor && { cursor }) });
      walked.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(all.length).toBeGreaterThan(14);
    expect(walked.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('pages through a ranked search', async () => {
    const one = await http().get('/api/v1/signals').query({ q: 'hydrogen', limit: 60 }).expect(200);
    const two = await http()
      .get('/api/v1/signals')
      .query({ q: 'hydrogen', limit: 60, cursor: one.body.nextCursor })
      .expect(200);
    expect(new Set([...one.body.items, ...two.body.items].map((item: { id: string }) => item.id)).size).toBe(100);
  });

  it('saves a search as CSV and JSON: all of it, in its order, and nothing else', async () => {
    const csv = await http().get('/api/v1/signals/export?kind=patent').expect(200);
    expect(csv.headers['content-disposition']).toBe('attachment; filename=signals.csv');
    expect(csv.headers['x-complete']).toBe('yes');
    const [header, ...rows] = csv.text.trimEnd().split('\r\n');
    expect(header).toMatch(/^id,kind,date,title/);
    const json = await http().get('/api/v1/signals/export?kind=patent&format=json').expect(200);
    const listed = await http().get('/api/v1/signals?kind=patent&limit=200').expect(200);
    expect(json.body).toEqual(listed.body.items);
    expect(rows.map((row) => row.split(',')[0])).toEqual(listed.body.items.map((item: { id: string }) => item.id));
    await http().get('/api/v1/signals/export?format=exe').expect(400);
  });

  it('counts facets under the filter', async () => {
    const { body } = await http().get('/api/v1/signals/facets').query({ kind: 'patent' }).expect(200);
    expect(body.total).toBe(10);
    expect(body.facets.kind).toEqual([{ value: 'patent', label: 'patent', n: 10 }]);
    expect(body.facets.country.map((value: { label: string }) => value.label)).toContain('Germany');
  });

  it('keeps cards, pages and facets until something is written, and tells what was written at once', async () => {
    const ask = (path: string, etag?: string) => {
      const asked = http().get(`/api/v1${path}`);
      return etag ? asked.set('If-None-Match', etag) : asked;
    };
    const paths = [`/trends/${trend.id}`, '/signals?limit=5', '/signals/facets?kind=investment'];
    const before = await Promise.all(paths.map((path) => ask(path).expect(200)));
    for (const [at, path] of paths.entries()) await ask(path, before[at]!.headers['etag']).expect(304);
    const plain = await ask(paths[0]!).set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe(before[0]!.text);
    const rows = ['one', 'two'].map((n) => ({
      ...about[3]!,
      id: `written:${n}`,
      title: `A round for ${n} hydrogen firm that nobody knew of`,
      date: '2026-09-29',
    }));
    await api.deliver(rows);
    const [card, page, facets] = await Promise.all(paths.map((path) => ask(path).expect(200)));
    expect(page!.body.items).not.toEqual(before[1]!.body.items);
    expect(facets!.body.total).toBe(before[2]!.body.total + 2);
    expect(card!.body.series).not.toEqual(before[0]!.body.series);
    await api.withdraw(rows.map(({ id }) => id));
    const after = await Promise.all(paths.slice(1).map((path) => ask(path).expect(200)));
    expect(after.map(({ text }) => text)).toEqual([before[1]!.text, before[2]!.text]);
  });

  it('shows where the earning words stand', async () => {
    const { body } = await http().get('/api/v1/signals/test:0').expect(200);
    const whole = `${body.title}\n${body.text}`;
    const word = body.trends
      .find((link: { id: string }) => link.id === trend.id)
      .words.find((w: { start?: number }) => w.start !== undefined);
    expect(whole.slice(word.start, word.end)).toBe(word.term);
  });

  it.each([
    ['/api/v1/radars/atlantis', 404, 'NOT_FOUND'],
    ['/api/v1/trends/nope', 404, 'NOT_FOUND'],
    ['/api/v1/signals/nope', 404, 'NOT_FOUND'],
    ['/api/v1/editions/999', 404, 'NOT_FOUND'],
    ['/api/v1/ingest-runs/nope', 404, 'NOT_FOUND'],
    ['/api/v1/nothing-here', 404, 'NOT_FOUND'],
    ['/api/v1/radars/health?format=bmp', 400, 'BAD_INPUT'],
    ['/api/v1/radars/health?edition=-1', 400, 'BAD_INPUT'],
    ['/api/v1/signals?limit=0', 400, 'BAD_INPUT'],
    ['/api/v1/signals?cursor=abc', 400, 'BAD_INPUT'],
    ['/api/v1/signals?from=2024-13-01', 400, 'BAD_INPUT'],
    ['/api/v1/signals?q=\'"(%00:*!', 200, null],
    ['/api/v1/signals?ecosystem=%27;drop table signal', 400, 'BAD_INPUT'],
  ])('%s is %d', async (path, status, code) => {
    const { body, headers } = await http().get(path).expect(status);
    if (code === null) return;
    expect(body).toMatchObject({ code, message: expect.any(String), requestId: headers['x-request-id'] });
    if (status === 400 && !path.includes('cursor')) expect(body.details[0].path).not.toBe('');
  });

  it.each([
    ['country', 'DE'],
    ['quarter', null],
    ['investment', null],
  ])('cuts the series by %s', async (by, country) => {
    const { body } = await http().get(`/api/v1/trends/${trend.id}/series`).query({ by }).expect(200);
    expect(body.points.length).toBeGreaterThan(0);
    for (const point of body.points) expect(point.n).toBeLessThanOrEqual(point.total);
    if (country) expect(body.points.some((point: { country: string }) => point.country === country)).toBe(true);
  });

  it('tries other weights', async () => {
    const { body } = await http().get('/api/v1/radars/energy-renewables/what-if?news=0').expect(200);
    const found = body.trends.find((candidate: { trendId: string }) => candidate.trendId === trend.id);
    expect(found.radius).toBeGreaterThan(found.published.radius);
    await http().get('/api/v1/radars/energy-renewables/what-if?news=-1').expect(400);
  });

  it('plays the past again and scores it', async () => {
    const { body } = await http().get('/api/v1/calibration').expect(200);
    expect(body.horizons.map((horizon: { years: number }) => horizon.years)).toEqual([1, 3, 5]);
    const [one] = body.horizons;
    expect(one.byYear).toHaveLength(10);
    expect(one.overall.n).toBeGreaterThan(0);
    expect(one.overall.n).toBe(
      one.byYear.reduce((sum: number, year: { calibration: { n: number } }) => sum + year.calibration.n, 0),
    );
    expect(body.horizons[2].byYear).toHaveLength(6);
    // The first edition is 92 days older than the second: what it said is held against what was found.
    expect(body.published).toMatchObject([{ number: 1, asOf: '2026-06-30' }]);
    expect(body.published[0].calibration.n).toBeGreaterThan(0);
  });

  it('places the radar of an earlier year from the evidence of then, and of no year that is not over', async () => {
    const { body } = await http().get('/api/v1/radars/energy-renewables/past?year=2020').expect(200);
    expect(body).toMatchObject({ edition: null, reconstructed: { asOf: '2020-12-31', edition: 2 } });
    const then = body.placements.find((placement: { trendId: string }) => placement.trendId === trend.id);
    expect(then.volume).toBe(about.filter(({ date }) => String(date) <= '2020-12-31').length);
    await http().get('/api/v1/radars/energy-renewables/past?year=2026').expect(404);
    await http().get('/api/v1/radars/energy-renewables/past').expect(400);
  });

  it('says where the evidence comes from', async () => {
    const { body } = await http().get('/api/v1/coverage/energy-renewables').expect(200);
    expect(body).toMatchObject({ ecosystem: 'energy-renewables', total: 100, withoutCountry: 0 });
    expect(body.onePublisher.map((row: { trendId: string }) => row.trendId)).toContain(trend.id);
    expect(body.cautions.join(' ')).toContain('one publisher');
  });

  it('reads a text of the caller', async () => {
    const text =
      'The plant in the north will make green hydrogen from wind power. Its electrolyser is of the newest kind, and the green hydrogen that it makes will be sold to the industry of the region.';
    const texts = [
      { id: 'a', title: 'Green hydrogen from a new electrolyser in the north', text },
      { title: 'Nothing in particular happened today' },
    ];
    const { body } = await http().post('/api/v1/text/tag').send({ texts }).expect(200);
    expect(body.texts[0]).toMatchObject({ id: 'a', lang: 'en' });
    expect(body.texts[0].ecosystems[0].id).toBe('energy-renewables');
    expect(body.texts[0].trends[0].id).toBe(trend.id);
    expect(body.texts[1].ecosystems).toEqual([]);
    await http().post('/api/v1/text/tag').send({ texts: [] }).expect(400);
  });

  it('describes itself in OpenAPI, with every route', async () => {
    const { body } = await http().get('/api/docs-json').expect(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/radars',
        '/api/v1/radars/{ecosystem}',
        '/api/v1/trends/{id}',
        '/api/v1/signals',
        '/api/v1/ingest-runs',
      ]),
    );
    expect(
      body.paths['/api/v1/radars/{ecosystem}'].get.responses['200'].content['application/json'].schema,
    ).toBeDefined();
  });

  it('lets no foreign page write', async () => {
    const { port } = api.app.getHttpServer().address();
    await http()
      .post('/api/v1/ingest-runs')
      .set('Origin', 'https://evil.example')
      .set('Host', `127.0.0.1:${port}`)
      .send('{}')
      .expect(403);
    await http().post('/api/v1/ingest-runs').set('Host', 'rebound.example').send('{}').expect(403);
  });
});

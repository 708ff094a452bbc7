import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, type ClustersApi, signalAbout, startClustersApi } from '../../support/clusters.js';
import { EDITOR_TOKEN } from '../../support/people.js';
import { bytesOf, readPdfText, readWorkbook } from '../../support/read-files.js';

const TRENDS = catalogue.trends
  .filter(({ ecosystem }) => ecosystem === 'energy-renewables')
  .slice(0, 6)
  .map(({ id }) => id);

const nameOf = (id: string): string => catalogue.trends.find((trend) => trend.id === id)!.name;

describe('partners, policy and reports', () => {
  let api: ClustersApi;
  const clusters: { id: string; token: string; email: string }[] = [];
  let policymaker: string;
  let database: pg.Pool;

  beforeAll(async () => {
    api = await startClustersApi();
    database = new pg.Pool({ connectionString: api.databaseUrl, max: 1 });
    const rows: unknown[] = [];
    let number = 0;
    for (let c = 0; c < 10; c += 1) {
      clusters.push(await api.cluster(`Cluster ${c}`, { country: c < 5 ? 'DE' : 'AT', nuts: c < 5 ? 'DE21' : 'AT13' }));
      await api.store.clusters.members.write(clusters[c]!.id, [
        {
          key: 'a',
          member: {
            name: `Firma Nummer${c} GmbH`,
            employees: 10,
            nuts: c < 5 ? 'DE21' : 'AT13',
            country: null,
            nace: null,
            website: null,
          },
        },
      ]);
      TRENDS.forEach((trend, t) => {
        // Cluster 0 lacks the second trend, cluster 1 has much of it.
        const n = t === 1 ? (c === 0 ? 0 : c === 1 ? 30 : 8) : 8;
        for (let i = 0; i < n; i += 1)
          rows.push(
            signalAbout(trend, (number += 1), {
              organisations: [`FIRMA NUMMER${c} GMBH`],
              country: c < 5 ? 'DE' : 'AT',
            }),
          );
      });
    }
    await api.signals(rows);
    await api.store.clusters.profiles.save(clusters[0]!.id, {
      nuts: 'DE21',
      website: null,
      about: '',
      suggested: true,
      trends: [TRENDS[1]!],
      ecosystems: [{ ecosystem: 'energy-renewables', weight: 1 }],
    });
    await api.refresh();
    await api.person('policy@clusters.example.org', ['policymaker']);
    policymaker = await api.signIn('policy@clusters.example.org');
  });
  afterAll(async () => {
    await database.end();
    await api.close();
  });
  const get = (path: string, token = clusters[0]!.token) => api.as(token, 'get', path);

  it('suggests who has what the cluster lacks, and says so', async () => {
    const { body } = await get(`/clusters/${clusters[0]!.id}/partners`).expect(200);
    expect(body.items[0]).toMatchObject({ name: 'Cluster 1', gives: [{ trendId: TRENDS[1] }] });
    expect(body.items[0].reasons[0]).toContain('Strong where you have a gap or are looking');
    await get(`/clusters/${clusters[0]!.id}/partners`, clusters[1]!.token).expect(404);
  });

  it('does not suggest who does not want to be', async () => {
    const { body: profile } = await get(`/clusters/${clusters[1]!.id}`, clusters[1]!.token).expect(200);
    const { nuts, website, about, ecosystems, trends } = profile;
    await api
      .as(clusters[1]!.token, 'put', `/clusters/${clusters[1]!.id}`)
      .send({ nuts, website, about, ecosystems, trends, suggested: false })
      .expect(200);
    await api.refresh();
    const { body } = await get(`/clusters/${clusters[0]!.id}/partners`).expect(200);
    expect(JSON.stringify(body)).not.toContain('Cluster 1"');
    expect(body.lookedAt).toBe(8);
    const benchmark = (await get(`/clusters/${clusters[0]!.id}/benchmark`).expect(200)).body;
    expect(benchmark.peers).toMatchObject({ n: 9, named: expect.not.arrayContaining(['Cluster 1']) });
  });

  it('shows policymakers places, ranks with intervals, and needs', async () => {
    const map = (await get('/policy/heat-map?ecosystem=energy-renewables', policymaker).expect(200)).body;
    expect(map.places.map((p: { place: string }) => p.place).sort()).toEqual(['AT', 'DE']);
    for (const { rank, cells } of map.places) {
      expect(rank.low).toBeLessThanOrEqual(rank.high);
      for (const cell of cells) expect(cell.low).toBeLessThanOrEqual(cell.high);
    }
    const regions = (await get('/policy/heat-map?ecosystem=energy-renewables&by=region', policymaker).expect(200)).body;
    expect(regions.places.map((p: { place: string }) => p.place).sort()).toEqual(['AT13', 'DE21']);
    const needs = (await get('/policy/needs?ecosystem=energy-renewables', policymaker).expect(200)).body;
    expect(needs).toMatchObject({ clusters: 10, shown: true });
    expect(needs.trends.find((t: { id: string }) => t.id === TRENDS[1]).strengths).toBeGreaterThanOrEqual(1);
    expect((await get('/policy/needs?ecosystem=health', policymaker).expect(200)).body).toMatchObject({
      clusters: 0,
      shown: false,
    });
    await get('/policy/needs?ecosystem=health').expect(403);
    await api.call('get', '/policy/heat-map?ecosystem=health').expect(401);
  });

  it('makes a report that a board can hold: every part, the same in both files, and nothing in it runs', async () => {
    const mine = clusters[0]!;
    const rename = (id: string, name: string) =>
      database.query('update organisation set name = $2 where id = $1', [id, name]);
    await rename(mine.id, '=HYPERLINK("http://evil.example";"Nord")');
    await rename(clusters[1]!.id, '@SUM(A1)');
    await api.store.clusters.profiles.save(clusters[1]!.id, {
      nuts: 'DE21',
      website: null,
      about: '',
      suggested: true,
      trends: [],
      ecosystems: [{ ecosystem: 'energy-renewables', weight: 1 }],
    });
    for (const title of ['+1+cmd|x', '-2+3', '=1+1', 'Ask members'])
      await api
        .as(mine.token, 'post', `/clusters/${mine.id}/actions`)
        .send({ title, owner: `@${title}`, because: `=${title}` })
        .expect(201);
    const { body: begun } = await api
      .as(mine.token, 'post', `/clusters/${mine.id}/assessments`)
      .send({ questionnaire: 'cluster' })
      .expect(201);
    await api
      .as(mine.token, 'put', `/clusters/${mine.id}/assessments/${begun.id}/answers`)
      .send({ answers: [{ questionId: 'horizon', level: 2, target: 5 }] })
      .expect(204);
    await api
      .as(EDITOR_TOKEN, 'post', '/calls')
      .send({
        calls: [
          {
            id: '=call',
            title: `+${nameOf(TRENDS[1]!)}`,
            text: signalAbout(TRENDS[1]!, 1)['text'],
            deadlines: ['2099-01-01'],
            budgetEur: 2e6,
          },
        ],
      })
      .expect(200);
    await api.refresh();
    const path = `/clusters/${mine.id}/report`;
    const benchmark = (await get(`/clusters/${mine.id}/benchmark`).expect(200)).body;
    const partners = (await get(`/clusters/${mine.id}/partners`).expect(200)).body;

    const { sheets, formulas } = readWorkbook(await bytesOf(get(`${path}?format=xlsx`)));
    expect(formulas).toBe(false);
    const texts = Object.values(sheets)
      .flat(2)
      .filter((cell) => !Number.isFinite(Number(cell)));
    expect(texts.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(Object.keys(sheets)).toEqual(['About', 'Benchmark', 'Readiness', 'Calls', 'Partners', 'Plan', 'Region']);
    expect(sheets['About']).toContainEqual(['Cluster', `'=HYPERLINK("http://evil.example";"Nord")`]);
    // Every figure of the page stands in the workbook.
    const rows = new Map(sheets['Benchmark']!.slice(1).map((row) => [row[1], row]));
    expect(rows.size).toBe(benchmark.trends.length);
    for (const { name, verdict, count, quotient } of benchmark.trends) {
      expect(rows.get(name)!.slice(2, 4)).toEqual([verdict, String(count)]);
      expect(rows.get(name)!.map(Number)).toContainEqual(expect.closeTo(quotient, 9));
    }
    expect(sheets['Readiness']!.some((row) => row.includes('T0') && row.includes('0.4'))).toBe(true);
    expect(sheets['Calls']![1]!.slice(0, 2)).toEqual(["'=call", `'+${nameOf(TRENDS[1]!)}`]);
    expect(sheets['Partners']!.slice(1).map(([name]) => name)).toContain("'@SUM(A1)");
    expect(sheets['Partners']!).toHaveLength(1 + partners.items.length);
    expect(
      sheets['Plan']!.slice(1)
        .map(([title]) => title)
        .sort(),
    ).toEqual(["'+1+cmd|x", "'-2+3", "'=1+1", 'Ask members'].sort());

    const words = readPdfText(await bytesOf(get(`${path}?format=pdf`))).replace(/\s+/g, ' ');
    for (const part of [
      'Strengths and gaps',
      'Readiness',
      'Calls that fit',
      'Possible partners',
      'Plan',
      'Sources and caveats',
    ])
      expect(words).toContain(part);
    expect(words).toContain('=HYPERLINK("http://evil.example";"Nord")');
    for (const { name } of benchmark.trends.filter((t: { verdict: string }) => t.verdict !== 'not distinguishable'))
      expect(words).toContain(name);
    expect(words).toContain('until 2099-01-01, 17:00 Brussels time');
    expect(words).toContain('€2.0 million');
    for (const { name } of partners.items.slice(0, 8)) expect(words).toContain(name);
    expect(words).toContain('never from point values');

    await get(`${path}?format=docx`).expect(400);
    await get(`${path}?format=pdf`, clusters[1]!.token).expect(404);
  });
});

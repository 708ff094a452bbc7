import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, type ClustersApi, signalAbout, startClustersApi } from '../../support/clusters.js';

const TRENDS = catalogue.trends
  .filter(({ ecosystem }) => ecosystem === 'energy-renewables')
  .slice(0, 6)
  .map(({ id }) => id);

describe('partners, policy and reports', () => {
  let api: ClustersApi;
  const clusters: { id: string; token: string; email: string }[] = [];
  let policymaker: string;

  beforeAll(async () => {
    api = await startClustersApi();
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
  }, 240_000);
  afterAll(() => api.close());
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

  it('makes a report that a board can hold', async () => {
    const path = `/clusters/${clusters[0]!.id}/report`;
    const pdf = await get(`${path}?format=pdf`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(pdf.status).toBe(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((pdf.body as Buffer).length).toBeGreaterThan(10_000);
    const xlsx = await get(`${path}?format=xlsx`)
      .expect(200)
      .expect('content-type', /spreadsheetml/);
    expect(xlsx.headers['content-disposition']).toContain('.xlsx');
    await get(`${path}?format=docx`).expect(400);
    await get(`${path}?format=pdf`, clusters[1]!.token).expect(404);
  });
});

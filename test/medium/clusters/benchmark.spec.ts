import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Http, SafeHttp } from '#libs/sources';
import { SourceRunner } from '../../../apps/worker/src/source-runner.js';
import { catalogue, type ClustersApi, signalAbout, startClustersApi } from '../../support/clusters.js';
import { json } from '../../support/pull.js';
import { startReplayServer } from '../../support/replay-server.js';

const TRENDS = catalogue.trends
  .filter(({ ecosystem }) => ecosystem === 'energy-renewables')
  .slice(0, 6)
  .map(({ id }) => id);

describe('the benchmark of clusters', () => {
  let api: ClustersApi;
  const clusters: { id: string; token: string; email: string }[] = [];

  beforeAll(async () => {
    api = await startClustersApi();
    const rows: unknown[] = [];
    let number = 0;
    for (let c = 0; c < 10; c += 1) {
      const cluster = await api.cluster(`Cluster ${c}`, {
        country: c < 5 ? 'DE' : 'AT',
        nuts: c < 5 ? 'DE21' : 'AT13',
      });
      clusters.push(cluster);
      await api.store.clusters.members.write(cluster.id, [
        {
          key: 'a',
          member: {
            name: `Firma Nummer${c} GmbH`,
            employees: 10 + c,
            nuts: c < 5 ? 'DE212' : 'AT130',
            country: null,
            nace: '28',
            website: null,
          },
        },
      ]);
      TRENDS.forEach((trend, t) => {
        // Cluster 0 is strong in the first trend and has nothing of the second.
        const n = c === 0 ? [30, 0, 6, 6, 6, 6][t]! : 6;
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
    await api.refresh();
  });
  afterAll(() => api.close());
  const get = (path: string, who = 0) => api.as(clusters[who]!.token, 'get', `/clusters/${clusters[who]!.id}${path}`);

  it('finds the planted strength and the planted gap, and nothing else', async () => {
    const { body } = await get('/benchmark').expect(200);
    expect(body).toMatchObject({
      ecosystem: 'energy-renewables',
      peers: { chosen: 'nearest', n: 9, field: 10 },
      market: { scope: 'all' },
    });
    const verdicts = Object.fromEntries(
      body.trends
        .filter((t: { count: number; expected: number }) => t.count + t.expected > 1)
        .map((t: { trendId: string; verdict: string }) => [t.trendId, t.verdict]),
    );
    expect(verdicts[TRENDS[0]!]).toBe('strength');
    expect(Object.values(verdicts).filter((v) => v === 'strength')).toHaveLength(1);
    const first = body.trends.find((t: { trendId: string }) => t.trendId === TRENDS[0]);
    expect(first).toMatchObject({ rank: 1, of: 10, own: 0 });
    expect(first.interval.low).toBeLessThan(first.quotient);
    expect(first.peers.median).toBeLessThan(first.interval.low);
    expect(body.stars.of).toBe(5);
  });

  it('gives the same verdicts to the radar', async () => {
    const { body } = await get('/overlay?ecosystem=energy-renewables').expect(200);
    expect(body.trends[TRENDS[0]!]).toBe('strength');
    await get('/overlay?ecosystem=health').expect(400);
  });

  it('takes other markets, and says when there is none', async () => {
    for (const market of ['europe', 'country', 'region']) {
      const { body } = await get(`/benchmark?market=${market}`).expect(200);
      expect(body.market.scope).toBe(market);
      expect(body.market.total).toBeGreaterThan(0);
    }
    const all = (await get('/benchmark').expect(200)).body;
    expect((await get('/benchmark?market=country').expect(200)).body.market.total).toBeLessThan(all.market.total);
    const nowhere = await api.cluster('Nowhere', { nuts: null });
    await api.as(nowhere.token, 'get', `/clusters/${nowhere.id}/benchmark?market=region`).expect(400);
  });

  it('lets peers be chosen by hand among those that may be named', async () => {
    const peers = [clusters[1]!.id, clusters[2]!.id];
    const put = (body: unknown) =>
      api.as(clusters[0]!.token, 'put', `/clusters/${clusters[0]!.id}/peers`).send(body as object);
    await put({ peers: [randomUUID()] }).expect(400);
    await put({ peers: [clusters[0]!.id] }).expect(400);
    await put({ peers }).expect(204);
    const { body } = await get('/benchmark').expect(200);
    expect(body.peers).toMatchObject({ chosen: 'by hand', n: 2, named: ['Cluster 1', 'Cluster 2'] });
    expect(body.trends[0]).toMatchObject({ percentile: null, of: 3, peers: null });
    await put({ peers: null }).expect(204);
  });

  it('says nothing of a cluster without evidence', async () => {
    const empty = await api.cluster('Empty');
    const { body } = await api.as(empty.token, 'get', `/clusters/${empty.id}/benchmark`).expect(200);
    expect(body.evidence).toBe(0);
    expect(new Set(body.trends.map((t: { verdict: string }) => t.verdict))).toEqual(new Set(['not distinguishable']));
    expect(body.caveats.join(' ')).toContain('No signal bears the name of a member');
  });

  it('shows regional figures of the latest vintage, from the nearest region that has one', async () => {
    const { regions } = api.store.clusters;
    const load = (value: number) =>
      regions.load({
        indicator: 'rd',
        label: 'R&D',
        values: [
          { nuts: 'DE2', year: 2019, value },
          { nuts: 'DE1', year: 2019, value: 1 },
          { nuts: 'DE3', year: 2019, value: 5 },
        ],
      });
    expect(await load(3)).toBe(3);
    expect(await load(3)).toBeNull();
    expect(await load(4)).toBe(3);
    const { body } = await get('/region').expect(200);
    expect(body.figures).toMatchObject([{ indicator: 'rd', nuts: 'DE2', year: 2019, value: 4, percentile: 50 }]);
  });

  it('takes regional figures from the interface of Eurostat, a vintage for each answer that says something new', async () => {
    const { store } = api;
    let figure = 2.5;
    const cube = () => ({
      label: 'GERD',
      id: ['unit', 'geo', 'time'],
      size: [1, 3, 1],
      dimension: {
        unit: { category: { index: { PC_GDP: 0 } } },
        geo: { category: { index: { EU27_2020: 0, DE1: 1, DE2: 2 } } },
        time: { category: { index: { '2021': 0 } } },
      },
      value: { 0: 2, 1: 9, 2: figure },
    });
    const server = await startReplayServer(() => json(cube()));
    const safe = new SafeHttp({ allow: [server.host] });
    // The interface at its own address, answered on loopback.
    const http: Http = {
      send: (request) => safe.send({ ...request, url: request.url.replace('https://ec.europa.eu', server.url('')) }),
    };
    const runner = new SourceRunner({ store, steps: {} as never }, {}, http);
    const id = 'eurostat-research-spending';
    try {
      await runner.syncPresets();
      expect(await runner.pull(id)).toMatchObject({ status: 'done', read: 2, new: 2, refused: 0 });
      expect(await runner.pull(id)).toMatchObject({ status: 'done', read: 2, new: 0, duplicate: 2 });
      figure = 2.6;
      expect(await runner.pull(id)).toMatchObject({ new: 2 });
      const { body } = await get('/region').expect(200);
      expect(body.figures).toContainEqual(
        expect.objectContaining({
          indicator: 'rd_e_gerdreg_pc_gdp',
          label: 'Spending on research and development, % of GDP',
          nuts: 'DE2',
          year: 2021,
          value: 2.6,
          percentile: 25,
        }),
      );
      const vintages = (await store.clusters.regions.vintages()).filter(({ indicator }) =>
        indicator.startsWith('rd_e'),
      );
      expect(vintages.map(({ values }) => values)).toEqual([2, 2]);
      expect((await store.signals.page({}, 'newest', 500)).items.some(({ title }) => /GERD|Spending/.test(title))).toBe(
        false,
      );
      const { nextCheck, lastError } = await store.sources.get(id);
      expect(Date.parse(nextCheck!) - Date.now()).toBeGreaterThan(6 * 86_400_000);
      expect(lastError).toBeNull();
    } finally {
      await safe.close();
      await server.close();
    }
  });
});

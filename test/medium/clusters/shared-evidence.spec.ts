import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PASSWORD } from '../../support/people.js';
import { type ClustersApi, startClustersApi } from '../../support/clusters.js';

const stack = (n: number) => `Membrane stack number ${n} of the shared kind`;
const csv = (...texts: string[]) =>
  ['id,kind,title,text,date', ...texts.map((text, n) => `p${n},patent,${stack(n)},${text},2025-04-01`)].join('\n');

describe('evidence that a cluster shares', () => {
  let api: ClustersApi;
  let db: pg.Client;
  beforeAll(async () => {
    api = await startClustersApi();
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });
  /** A cluster that shares the signals of a file; who manages it. */
  const sharing = async (name: string, ...texts: string[]) => {
    const cluster = await api.cluster(name);
    await api.upload(cluster.token, cluster.id, 'evidence', csv(...texts));
    const { body } = await api.as(cluster.token, 'get', `/clusters/${cluster.id}/evidence`).expect(200);
    for (const { rowId } of body.items)
      await api
        .as(cluster.token, 'put', `/clusters/${cluster.id}/evidence/${rowId}/shared`)
        .send({ shared: true })
        .expect(204);
    return cluster;
  };
  const texts = async (): Promise<string[]> =>
    (await db.query(`select body from signal where id like 'shared:%' order by body`)).rows.map(({ body }) => body);
  const expectSound = async () =>
    expect((await api.store.verification.findings()).filter(({ violations }) => violations > 0)).toEqual([]);

  it('goes when its organisation is deleted, and a copy of it counts instead', async () => {
    const cluster = await sharing('Valley of stacks', 'as first written', 'the other');
    await api.signals([
      { id: 'test:copy', kind: 'patent', title: stack(0), text: 'a copy', date: '2025-05-01', publisher: 'Gazette' },
    ]);
    const counts = async () =>
      (await db.query(`select independent from signal where id = 'test:copy'`)).rows[0].independent;
    expect(await texts()).toEqual(['as first written', 'the other']);
    expect(await counts()).toBe(false);
    await api.as(cluster.token, 'delete', `/organisations/${cluster.id}`).expect(204);
    expect(await texts()).toEqual([]);
    expect(await counts()).toBe(true);
    await expectSound();
  });

  it('goes with an organisation whose last member deletes their account', async () => {
    const cluster = await sharing('Hills of stacks', 'of one person');
    expect(await texts()).toEqual(['of one person']);
    await api.as(cluster.token, 'post', '/account/deletion').send({ password: PASSWORD }).expect(204);
    expect(await texts()).toEqual([]);
    await expectSound();
  });

  it('says what its file says, also after another import', async () => {
    const cluster = await sharing('Plain of stacks', 'as first written', 'the other');
    await api.upload(
      cluster.token,
      cluster.id,
      'evidence',
      csv('as corrected', 'the other', 'not shared'),
      '&dryRun=true',
    );
    expect(await texts()).toEqual(['as first written', 'the other']);
    await api.upload(cluster.token, cluster.id, 'evidence', csv('as corrected', 'the other', 'not shared'));
    expect(await texts()).toEqual(['as corrected', 'the other']);
    expect(await api.store.clusters.sharedEvidence.outdated(cluster.id)).toEqual([]);
    await expectSound();
    // Left by a job that wrote it while the row went.
    expect(await api.store.clusters.sharedEvidence.orphans()).toEqual([]);
    await db.query(`delete from cluster_evidence where source_id = 'p1'`);
    expect(await api.store.clusters.sharedEvidence.orphans()).toEqual([`shared:${cluster.id}:p1`]);
  });
});

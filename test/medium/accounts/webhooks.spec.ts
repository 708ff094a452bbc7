import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createJobQueue, type JobQueue } from '#libs/jobs';
import { createLog } from '#libs/platform';
import { WebhooksProcessor } from '../../../apps/worker/src/processors/webhooks.processor.js';
import type { WorkerContext } from '../../../apps/worker/src/worker-context.js';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { until } from '../../support/until.js';
import { testConfig } from '../../support/test-config.js';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Deliveries over the real queue (Postgres) to a real server on loopback, which is allowed for this by its port. */
describe('webhooks', () => {
  let api: PeopleApi;
  let jobs: JobQueue;
  let db: pg.Client;
  let processor: WebhooksProcessor;
  let server: Server;
  let origin: string;
  const received: Received[] = [];
  /** What the server answers next, by path. */
  const answers = new Map<string, { status: number; location?: string }[]>();
  let token: string;
  let organisationId: string;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ path: request.url!, headers: request.headers, body });
        const next = answers.get(request.url!)?.shift() ?? { status: 204 };
        response.writeHead(next.status, next.location ? { location: next.location } : {}).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    const env = { WEBHOOK_ALLOW: `127.0.0.1:${port}` };
    api = await startPeopleApi(env, 0, async (databaseUrl) => {
      jobs = await createJobQueue({ databaseUrl, redisUrl: undefined, log: () => {} });
      return jobs;
    });
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    processor = new WebhooksProcessor({
      store: api.store,
      jobs,
      config: testConfig(env),
      log: createLog('fatal', 'test'),
    } as WorkerContext);
    processor.onModuleInit();
    await jobs.start(['webhook.announce', 'webhook.deliver']);
    await api.person('ada@example.org');
    token = await api.signIn('ada@example.org');
    const { body } = await api.as(token, 'post', '/organisations').send({ kind: 'cluster', name: 'Ours' }).expect(201);
    organisationId = body.id;
    base = `/organisations/${organisationId}/webhooks`;
  });
  afterAll(async () => {
    await processor.onModuleDestroy();
    await db.end();
    await api.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const add = async (path: string, events: string[] = ['edition.published']) =>
    (
      await api
        .as(token, 'post', base)
        .send({ url: origin + path, events })
        .expect(201)
    ).body as {
      id: string;
      secret: string;
    };
  const to = (path: string) => received.filter((message) => message.path === path);
  const log = async (id: string) =>
    (await api.as(token, 'get', `${base}/${id}/deliveries`).expect(200)).body as {
      id: string;
      event: string;
      state: string;
      attempts: { status: number | null; error: string | null }[];
    }[];
  const publish = () =>
    db.query(
      `insert into edition (published_at, as_of, method_version, parameters, evidence_hash, input_hash, hash, signal_count, synthetic)
       values (now() + interval '1 second', current_date, '1', '{}', 'e', 'i', md5(random()::text), 7, false)`,
    );
  const announce = () => jobs.add('webhook.announce', {});

  it('tell what happened once, signed so that Standard Webhooks checks it', async () => {
    const { id, secret } = await add('/edition');
    await publish();
    await announce();
    await until('the delivery', () => to('/edition')[0]);
    await announce();
    await until('the log', async () => (await log(id))[0]?.state === 'delivered');
    await announce();
    const [message] = to('/edition');
    expect(JSON.parse(message!.body)).toMatchObject({
      type: 'edition.published',
      data: { signals: 7, synthetic: false },
    });
    const { 'webhook-id': messageId, 'webhook-timestamp': at, 'webhook-signature': signature } = message!.headers;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const wanted = createHmac('sha256', key)
      .update(`${String(messageId)}.${String(at)}.${message!.body}`)
      .digest('base64');
    expect(signature).toBe(`v1,${wanted}`);
    expect(Math.abs(Number(at) - Date.now() / 1_000)).toBeLessThan(60);
    expect(await log(id)).toHaveLength(1);
    expect(to('/edition')).toHaveLength(1);
    // The secret is shown once, and stands nowhere afterwards.
    expect((await api.as(token, 'get', base)).text).not.toContain(secret);
  });

  it('are tried again when they fail, and sent again when asked', async () => {
    answers.set('/flaky', [{ status: 500 }]);
    const { id } = await add('/flaky');
    await api.as(token, 'post', `${base}/${id}/ping`).expect(202);
    const [first] = (await until('the first attempt', async () => {
      const found = await log(id);
      return found[0]?.attempts.length === 1 ? found : undefined;
    })) as Awaited<ReturnType<typeof log>>;
    expect(first).toMatchObject({ event: 'ping', state: 'waiting', attempts: [{ status: 500 }] });
    // The queue waits half a minute for the next attempt: it stands there as delayed, with the pause of the catalogue.
    await until('the pause', async () => (await jobs.counts('webhook.deliver')).delayed === 1);

    answers.set('/once-more', [{ status: 410 }]);
    const other = await add('/once-more');
    await api.as(token, 'post', `${base}/${other.id}/ping`).expect(202);
    const failed = (await until('the failure', async () => {
      const found = await log(other.id);
      return found[0]?.state === 'failed' ? found : undefined;
    })) as Awaited<ReturnType<typeof log>>;
    await api.as(token, 'post', `${base}/${other.id}/deliveries/${failed[0]!.id}/repetition`).expect(202);
    await until('the repetition', async () => (await log(other.id))[0]?.state === 'delivered');
    expect((await log(other.id))[0]!.attempts).toHaveLength(2);
  });

  it('never lead inside: neither by address, nor by name, nor by redirect', async () => {
    for (const url of [
      'http://example.org/hook',
      'https://127.0.0.1/hook',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://2130706433/',
      'https://intranet/',
      'https://user:secret@example.org/',
      'ftp://example.org/',
      'javascript:alert(1)',
      'no address',
    ]) {
      const { body } = await api
        .as(token, 'post', base)
        .send({ url, events: ['edition.published'] })
        .expect(400);
      expect(body.details[0].path).toBe('url');
    }
    // What a name leads to is known only when it is sent: the worker refuses it then, for good.
    await db.query(
      `insert into webhook (id, organisation_id, url, events, secret) values ('11111111-1111-4111-8111-111111111111', $1, 'https://localhost/hook', '{edition.published}', 'whsec_AAAA')`,
      [organisationId],
    );
    const inside = '11111111-1111-4111-8111-111111111111';
    await api.as(token, 'post', `${base}/${inside}/ping`).expect(202);
    await until('the refusal', async () => (await log(inside))[0]?.state === 'failed');
    expect((await log(inside))[0]!.attempts[0]!.error).toContain('inner network');

    answers.set('/redirect', [{ status: 307, location: 'http://169.254.169.254/latest/meta-data' }]);
    const { id } = await add('/redirect');
    await api.as(token, 'post', `${base}/${id}/ping`).expect(202);
    await until('the refusal of the redirect', async () => (await log(id))[0]?.state === 'failed');
    expect((await log(id))[0]!.attempts[0]!.error).toContain('private or reserved');
  });

  it('tell of people of their own organisation only', async () => {
    const { id } = await add('/people', ['organisation.people']);
    const bo = await api.person('bo@example.org');
    const boToken = await api.signIn('bo@example.org');
    const others = await api.as(boToken, 'post', '/organisations').send({ kind: 'firm', name: 'Theirs' }).expect(201);
    const cy = await api.person('cy@example.org');
    await api.store.organisations.join(others.body.id, cy.id, 'member');
    await api
      .as(boToken, 'put', `/organisations/${others.body.id}/people/${cy.id}`)
      .send({ position: 'manager' })
      .expect(204);
    await api.store.organisations.join(organisationId, bo.id, 'member');
    await api
      .as(token, 'put', `/organisations/${organisationId}/people/${bo.id}`)
      .send({ position: 'manager' })
      .expect(204);
    await announce();
    await until('the delivery', async () => (await log(id))[0]?.state === 'delivered');
    expect(to('/people').map(({ body }) => JSON.parse(body).data)).toEqual([
      { organisationId, accountId: bo.id, change: 'organisation.made-manager' },
    ]);
  });

  it('of others are neither seen nor touched, by whatever id', async () => {
    const { id } = await add('/mine');
    await api.person('eve@example.org');
    const eve = await api.signIn('eve@example.org');
    const { body } = await api.as(eve, 'post', '/organisations').send({ kind: 'firm', name: 'Hers' }).expect(201);
    const fields = { url: 'https://example.org/', events: ['edition.published'] };
    for (const foreign of [`/organisations/${body.id}/webhooks/${id}`, `${base}/${id}`]) {
      await api.as(eve, 'put', foreign).send(fields).expect(404);
      await api.as(eve, 'delete', foreign).expect(404);
      await api.as(eve, 'post', `${foreign}/ping`).expect(404);
      await api.as(eve, 'get', `${foreign}/deliveries`).expect(404);
    }
    await api.as(token, 'delete', `${base}/${id}`).expect(204);
  });

  it('are told nothing while paused', async () => {
    const { id } = await add('/paused');
    await api
      .as(token, 'put', `${base}/${id}`)
      .send({ url: `${origin}/paused`, events: ['edition.published'], active: false })
      .expect(200);
    await publish();
    await announce();
    await until('another delivery', () => to('/edition')[1]);
    expect(await log(id)).toEqual([]);
    expect(to('/paused')).toEqual([]);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword } from '#libs/platform';
import { IMPACT, secretOf } from '../../support/exercises.js';
import { Installation } from './installation.js';

const PANELLISTS = 6;
const ITEMS = 12;
const MESSAGES = 12;
const PASSWORD = 'a password for tests only';

/** What people answer and what webhooks are told, while the programs under them are killed. */
describe('answers and messages', () => {
  let receiver: Server;
  let at: Installation;
  let token: string;
  let organisation: string;
  /** Message ids as the receiver of the webhook got them. */
  const received: string[] = [];
  let answering = false;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      received.push(String(request.headers['webhook-id']));
      // Hears everything, and answers only once it may: until then each message is under way.
      if (answering) response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    at = new Installation({ WEBHOOK_ALLOW: `127.0.0.1:${(receiver.address() as AddressInfo).port}` });
    await at.open();
    const { id } = await at.store.accounts.create({
      email: 'ada@example.org',
      name: 'Ada',
      passwordHash: await hashPassword(PASSWORD),
      consented: true,
    });
    organisation = (await at.store.organisations.create(id, { kind: 'agency', name: 'Agency', country: null })).id;
    const signedIn = await send('POST', '/session', null, {
      email: 'ada@example.org',
      password: PASSWORD,
      deliver: 'body',
    });
    token = signedIn['accessToken'] as string;
  });
  afterAll(async () => {
    await at.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  type Answer = Record<string, unknown>;
  /** Sends until it is answered, as our screens do: what could not be delivered or was not taken is sent again. */
  async function send(method: string, path: string, bearer: string | null, body?: object): Promise<Answer> {
    return at.eventually(async () => {
      const answer = await fetch(at.base + path, {
        method,
        headers: {
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => null);
      if (!answer || answer.status >= 500) return undefined;
      const text = await answer.text().catch(() => null);
      if (text === null) return undefined;
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text ? (JSON.parse(text) as Answer) : {};
    });
  }

  it('of an exercise are kept once acknowledged, through kill -9 of the API and of Postgres', async () => {
    const exercises = `/organisations/${organisation}/exercises`;
    const exercise = (await send('POST', exercises, token, {
      setUp: { title: 'Under fire', criteria: [IMPACT] },
      items: Array.from({ length: ITEMS }, (_, i) => ({ kind: 'statement', title: `Statement ${i + 1}` })),
    })) as { id: string; items: { id: string }[] };
    const own = `${exercises}/${exercise.id}`;
    const link = secretOf((await send('POST', `${own}/panel-link`, token, {}))['link'] as string);
    const panel = await Promise.all(
      Array.from({ length: PANELLISTS }, async (_, n) => {
        const entry = { token: link, name: `Panellist ${n}`, group: null, deliver: 'body' };
        return (await send('POST', '/panel/entry', null, entry))['token'] as string;
      }),
    );
    await send('POST', `${own}/rounds`, token, {});

    const valueOf = (panellist: number, item: number) => 1 + ((panellist * 5 + item * 7) % 9);
    let saved = 0;
    const people = panel.map(async (bearer, panellist) => {
      for (const [item, { id }] of exercise.items.entries()) {
        const ratings = [{ itemId: id, criterion: IMPACT.key, value: valueOf(panellist, item) }];
        await send('PUT', `/panel/${exercise.id}/ratings`, bearer, { round: 1, ratings });
        saved++;
      }
    });
    const after = (share: number) => at.eventually(async () => saved >= share * PANELLISTS * ITEMS);
    await after(0.2);
    await at.api.stop('SIGKILL');
    await at.startApi();
    await after(0.5);
    await at.killPostgres();
    await at.healPostgres();
    await Promise.all(people);

    for (const [panellist, bearer] of panel.entries()) {
      const { ratings } = (await send('GET', `/panel/${exercise.id}`, bearer)) as unknown as {
        ratings: { itemId: string; value: number }[];
      };
      expect(ratings).toHaveLength(ITEMS);
      const mine = new Map(ratings.map(({ itemId, value }) => [itemId, value]));
      for (const [item, { id }] of exercise.items.entries()) expect(mine.get(id)).toBe(valueOf(panellist, item));
    }
    await send('POST', `${own}/rounds/current/closing`, token, { finish: true });
    const results = (await send('GET', `${own}/results`, token)) as unknown as {
      items: { cells: { figures: { counts: [number, number][] } }[] }[];
    };
    const counted = results.items.flatMap(({ cells }) => cells[0]!.figures.counts.map(([, n]) => n));
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(PANELLISTS * ITEMS);
  });

  it('to a webhook all arrive, a repeated one with the same id, through kill -9 of both workers', async () => {
    const hooks = `/organisations/${organisation}/webhooks`;
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const { id } = await send('POST', hooks, token, { url, events: ['edition.published'] });
    for (let n = 0; n < MESSAGES; n++) await send('POST', `${hooks}/${id as string}/ping`, token, {});
    await at.eventually(async () => received.length > 0);
    for (const worker of at.workers.splice(0)) await worker.stop('SIGKILL');
    const heard = new Set(received);
    answering = true;
    at.startWorker();
    at.startWorker();
    const log = await at.eventually(async () => {
      const all = (await send('GET', `${hooks}/${id as string}/deliveries`, token)) as unknown as {
        id: string;
        state: string;
      }[];
      return all.every(({ state }) => state === 'delivered') && all;
    });
    expect(new Set(received)).toEqual(new Set(log.map((delivery) => delivery.id)));
    expect(log).toHaveLength(MESSAGES);
    // What was under way came once more, under the id by which receivers tell that it is the same.
    for (const message of heard) expect(received.filter((other) => other === message).length).toBeGreaterThan(1);
  });
});

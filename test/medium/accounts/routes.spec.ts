import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfSecret, newSecret } from '#libs/platform';
import type { Position } from '#libs/domain';
import { ROUTES } from '../../../apps/api/src/access/routes.js';
import type { Rule } from '../../../apps/api/src/access/rules.js';
import { openApi } from '../../../apps/api/src/docs.js';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';

const GOLDEN = join(import.meta.dirname, 'routes.golden.json');
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Who asks: an account or a shared token, and what the asker is in the organisation that stands in the address. */
interface Asker {
  readonly email?: string;
  readonly token?: string;
  readonly position?: Position;
}
const ASKERS: Readonly<Record<string, Asker>> = {
  visitor: {},
  'editor token': { token: EDITOR_TOKEN },
  'member, of it': { email: 'member@example.org', position: 'member' },
  'member, of another': { email: 'member@example.org' },
  'cluster manager, of it': { email: 'manager@example.org', position: 'manager' },
  'cluster manager, of another': { email: 'manager@example.org' },
  'agency facilitator, of another': { email: 'agency@example.org' },
  policymaker: { email: 'policymaker@example.org' },
  editor: { email: 'editor@example.org' },
  administrator: { email: 'administrator@example.org' },
};

/**
 * Asks for every route as everybody, with an empty body. The golden file is the table of the answers: 401 and 403 keep out, and 404 hides
 * an organisation; who was let in meets 400 for the empty body, 404 for what is not there, or success. After a change that is meant, write
 * it anew with UPDATE_GOLDEN=1 and read the difference before committing it.
 */
describe('the routes', () => {
  let api: PeopleApi;
  let routes: string[];
  let founder: string;

  beforeAll(async () => {
    api = await startPeopleApi();
    const { paths } = openApi(api.app, 'test');
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    founder = (await api.person('founder@example.org')).id;
    await api.person('member@example.org');
    for (const role of ['policymaker', 'editor', 'administrator'] as const)
      await api.person(`${role}@example.org`, [role]);
    for (const [name, kind] of [
      ['manager', 'cluster'],
      ['agency', 'agency'],
    ] as const) {
      const { id } = await api.person(`${name}@example.org`);
      await api.store.organisations.create(id, { kind, name, country: null });
    }
  });
  afterAll(() => api.close());

  it('are all in the table, and the table has no others', () => {
    expect(Object.keys(ROUTES).sort()).toEqual([...routes].sort());
  });

  it('answer everybody as the golden table says', async () => {
    const table: Record<string, Record<string, number>> = {};
    for (const route of [...routes].sort()) {
      table[route] = {};
      for (const [name, asker] of Object.entries(ASKERS)) table[route][name] = await ask(route, asker);
    }
    if (process.env['UPDATE_GOLDEN']) writeFileSync(GOLDEN, `${JSON.stringify(table, null, 2)}\n`);
    expect(table).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
  });

  it('that are not in the table answer nobody', async () => {
    const table = ROUTES as Record<string, Rule>;
    const rule = table['GET /api/v1/status']!;
    delete table['GET /api/v1/status'];
    await api.call('get', '/status').expect(403);
    table['GET /api/v1/status'] = rule;
    await api.call('get', '/status').expect(200);
  });

  /** Each question gets a session and an organisation of its own: what one answer deletes, the next does not miss. */
  async function ask(route: string, asker: Asker): Promise<number> {
    const [method, path] = route.split(' ') as [string, string];
    const address = path
      .replace('/api/v1', '')
      .replace('{organisationId}', path.includes('{organisationId}') ? await organisation(asker) : '')
      .replace('{ecosystem}', 'health')
      .replace(/\{(?:number|other)\}/g, '1')
      .replace(/\{\w+\}/g, NOTHING);
    const call = api.call(method.toLowerCase() as 'get', address).set('Origin', api.origin);
    const token = asker.token ?? (asker.email ? await session(asker.email) : null);
    if (token) call.set('Authorization', `Bearer ${token}`);
    return (method === 'GET' ? await call : await call.send({})).status;
  }

  async function organisation({ email, position }: Asker): Promise<string> {
    const { id } = await api.store.organisations.create(founder, { kind: 'cluster', name: 'Cluster', country: null });
    if (email && position)
      await api.store.organisations.join(id, (await api.store.accounts.byEmail(email))!.id, position);
    return id;
  }

  /** A session without the cost of a password. */
  async function session(email: string): Promise<string> {
    const access = newSecret('tu_at_');
    const { id } = (await api.store.accounts.byEmail(email))!;
    await api.store.sessions.open(
      { accountId: id, client: 'test', addressHash: hashOfSecret('here'), days: 1 },
      {
        access: hashOfSecret(access),
        refresh: hashOfSecret(newSecret('tu_rt_')),
        accessSeconds: 900,
        refreshSeconds: 900,
      },
    );
    return access;
  }
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { type Ask, FOR_UNKNOWN_NAMES, probeInjection } from '../../support/probes/injection.js';
import { patient } from '../../support/probes/patient.js';
import { addressOf, type DescribedRoute, routesOf } from '../../support/probes/routes-of.js';

describe('SQL in filters, sorts and ids', () => {
  let api: PeopleApi;
  let routes: DescribedRoute[];
  let token: string;
  beforeAll(async () => {
    api = await startPeopleApi();
    routes = routesOf(api.app).filter(({ method, path }) => method === 'get' && !path.includes('/health/'));
    await api.person('boss@example.org', ['policymaker', 'editor', 'administrator']);
    token = await api.signIn('boss@example.org');
  });
  afterAll(() => api.close());

  const ask: Ask = async (address) => {
    const answer = await patient(() => api.as(token, 'get', address).redirects(0));
    return { status: answer.status, text: answer.text ?? '' };
  };

  it('is never executed, and no answer speaks of the database: every parameter of every route that reads', async () => {
    const findings: string[] = [];
    let probed = 0;
    for (const { path, query, inPath } of routes) {
      for (const name of new Set([...query, 'sort', 'order'])) {
        probed++;
        const inQuery = (value: string) => `${addressOf(path)}?${name}=${encodeURIComponent(value)}`;
        findings.push(...(await probeInjection(ask, inQuery, query.includes(name) ? undefined : FOR_UNKNOWN_NAMES)));
      }
      for (const name of inPath) {
        probed++;
        findings.push(...(await probeInjection(ask, (value) => addressOf(path, name, value))));
      }
    }
    expect(findings).toEqual([]);
    expect(probed).toBeGreaterThan(100);
  });

  it('would be found: a server that builds its SQL from texts is', async () => {
    const db = new pg.Pool({ connectionString: api.databaseUrl });
    const planted = createServer((request, response) => {
      const { searchParams } = new URL(request.url!, 'http://planted');
      const name = searchParams.get('name');
      const sql = name
        ? `select id from organisation where name = '${name}'`
        : `select id from organisation order by ${searchParams.get('sort') ?? 'id'}`;
      db.query(sql).then(
        (found) => response.end(JSON.stringify({ n: (found as { rows?: unknown[] }).rows?.length ?? 0 })),
        () => response.writeHead(400).end('bad'),
      );
    });
    await new Promise<void>((resolve) => planted.listen(0, '127.0.0.1', resolve));
    try {
      const origin = `http://127.0.0.1:${(planted.address() as AddressInfo).port}`;
      const askPlanted: Ask = async (address) => {
        const answer = await fetch(origin + address);
        return { status: answer.status, text: await answer.text() };
      };
      for (const parameter of ['name', 'sort']) {
        const findings = await probeInjection(askPlanted, (value) => `/?${parameter}=${encodeURIComponent(value)}`);
        expect(findings.filter((finding) => finding.endsWith('slept')).length).toBeGreaterThan(0);
      }
    } finally {
      planted.closeAllConnections();
      planted.close();
      await db.end();
    }
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobQueue } from '#libs/jobs';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { routesOf } from '../../support/probes/routes-of.js';
import { probeUploads, TRAVERSING_NAMES } from '../../support/probes/uploads.js';

describe('names of uploads', () => {
  let api: PeopleApi;
  let sandbox: string;
  beforeAll(async () => {
    sandbox = await mkdtemp(join(tmpdir(), 'trend-universe-uploads-'));
    const dataDir = join(sandbox, 'deep', 'down', 'data');
    await mkdir(dataDir, { recursive: true });
    const queue = { add: () => Promise.resolve('1'), close: () => Promise.resolve() } as unknown as JobQueue;
    api = await startPeopleApi({ DATA_DIR: dataDir }, 0, () => Promise.resolve(queue));
  });
  afterAll(async () => {
    await api.close();
    await rm(sandbox, { recursive: true, force: true });
  });
  const rows = '{"id":"a","kind":"news","title":"A title that says something","date":"2025-01-01","publisher":"P"}\n';

  /** Every door for files, and what else it wants to know. */
  const DOORS: Readonly<Record<string, string>> = {
    '/ingest-runs': '',
    '/source-lists': '',
    '/clusters/{organisationId}/imports': 'what=members',
  };

  it('are tried at every door that takes files', () => {
    const takers = routesOf(api.app).flatMap(({ path, takesFile }) => (takesFile ? [path] : []));
    expect(takers.sort()).toEqual(Object.keys(DOORS).sort());
  });

  it.each(Object.keys(DOORS))('lead nowhere, in the query and in the form: %s', async (door) => {
    const [path, token] = await ready(door);
    const accepted: number[] = [];
    const findings = await probeUploads(sandbox, async (name) => {
      const byQuery = await api
        .as(token, 'post', `${path}?${DOORS[door]}&name=${encodeURIComponent(name)}`)
        .set('Content-Type', 'application/octet-stream')
        .send(rows);
      const byForm = await api
        .as(token, 'post', `${path}?${DOORS[door]}`)
        .attach('file', Buffer.from(rows), name || 'x');
      accepted.push(byQuery.status, byForm.status);
      for (const { body, status } of [byQuery, byForm])
        if (status === 202) expect(body.label ?? body.id).not.toMatch(/[/\\]/);
    });
    expect(findings).toEqual([]);
    // The files were really taken: nothing was refused before it could be written.
    expect(accepted.filter((status) => status === 202).length).toBeGreaterThan(TRAVERSING_NAMES.length / 2);
  });

  /** The path of a door, and whose token opens it. */
  async function ready(door: string): Promise<[string, string]> {
    if (!door.startsWith('/clusters/')) return [door, EDITOR_TOKEN];
    const mara = await api.person('mara@example.org');
    const { id } = await api.store.organisations.create(mara.id, { kind: 'cluster', name: 'Ours', country: 'DE' });
    await api.store.clusters.profiles.save(id, {
      nuts: 'DE21',
      website: null,
      about: '',
      trends: [],
      suggested: true,
      ecosystems: [{ ecosystem: 'health', weight: 1 }],
    });
    return [door.replace('{organisationId}', id), await api.signIn('mara@example.org')];
  }

  it('would be found: a server that keeps files under the names they came with is', async () => {
    const findings = await probeUploads(sandbox, async (name) => {
      await writeFile(join(sandbox, 'deep', 'down', 'data', 'uploads', name), 'x').catch(() => undefined);
    });
    expect(findings).toContain(join('deep', 'down', 'outside.csv'));
  });

  it('of runs and pages lead to no file either', async () => {
    for (const path of [
      '/api/v1/ingest-runs/..%2f..%2fpackage.json',
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
      '/api/docs/..%2f..%2f..%2fpackage.json',
    ]) {
      const answer = await fetch(api.origin + path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).not.toContain('"dependencies"');
    }
  });
});

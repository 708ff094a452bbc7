import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobQueue } from '#libs/jobs';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';
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
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await rm(sandbox, { recursive: true, force: true });
  });
  const rows = '{"id":"a","kind":"news","title":"A title that says something","date":"2025-01-01","publisher":"P"}\n';

  it('lead nowhere: in the query and in the form', async () => {
    const accepted: number[] = [];
    const findings = await probeUploads(sandbox, async (name) => {
      const byQuery = await api
        .as(EDITOR_TOKEN, 'post', `/ingest-runs?name=${encodeURIComponent(name)}`)
        .set('Content-Type', 'application/octet-stream')
        .send(rows);
      const byForm = await api.as(EDITOR_TOKEN, 'post', '/ingest-runs').attach('file', Buffer.from(rows), name || 'x');
      accepted.push(byQuery.status, byForm.status);
      for (const { body, status } of [byQuery, byForm]) if (status === 202) expect(body.label).not.toMatch(/[/\\]/);
    });
    expect(findings).toEqual([]);
    // The files were really taken: nothing was refused before it could be written.
    expect(accepted.filter((status) => status === 202).length).toBeGreaterThan(TRAVERSING_NAMES.length);
  }, 60_000);

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

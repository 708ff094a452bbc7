import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldImports, type HeldImports } from '../support/held-imports.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';
import { eventually, run, type Running } from '../support/processes.js';
import { rawRow } from '../support/store.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const ROWS = 12_000;

describe('a worker killed in the middle of an ingest', () => {
  let database: TestDatabase;
  let dataDir: string;
  let api: Running;
  let base: string;
  let env: Record<string, string>;
  let imports: HeldImports;

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await temporaryFolder('e2e');
    env = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', JOB_LOCK_SECONDS: '2' };
    api = run('apps/api/src/main.js', [], env);
    base = `${(await api.until(/"address":"([^"]+)"/))[1]}/api/v1`;
    imports = await heldImports(() => database.url, `new.id = 'test:${ROWS / 2}'`);
  });

  afterAll(async () => {
    await imports?.letGo();
    await api.stop();
    await database.drop();
    await removeFolder(dataDir);
  });

  it('loses and doubles nothing', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) =>
      JSON.stringify(rawRow(index, { text: `Hydrogen electrolyser number ${index}. `.repeat(40) })),
    );
    lines.splice(100, 0, 'this is not JSON');
    const response = await fetch(`${base}/ingest-runs?name=many.jsonl`, { method: 'POST', body: lines.join('\n') });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    const read = async () => (await (await fetch(`${base}/ingest-runs/${id}`)).json()) as Record<string, unknown>;

    await imports.hold();
    const first = run('apps/worker/src/main.js', [], env);
    await imports.stands();
    await first.stop('SIGKILL');
    const interrupted = await read();
    expect(interrupted['status']).toBe('running');
    expect(Number(interrupted['read'])).toBeGreaterThan(0);
    expect(Number(interrupted['read'])).toBeLessThan(ROWS);
    await imports.letGo();

    const second = run('apps/worker/src/main.js', [], env);
    const finished = await eventually(async () => {
      const now = await read();
      return now['status'] === 'done' && now;
    });
    expect(finished).toMatchObject({ read: ROWS + 1, new: ROWS, changed: 0, duplicate: 0, refused: 1 });
    await eventually(
      async () => ((await (await fetch(`${base}/status`)).json()) as { edition: unknown }).edition !== null,
    );
    const facets = (await (await fetch(`${base}/signals/facets`)).json()) as { total: number };
    expect(facets.total).toBe(ROWS);
    expect(await second.stop()).toBe(0);
  });
});

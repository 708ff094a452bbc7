import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, run, type Running } from '../support/processes.js';
import { rawRow } from '../support/store.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

/** What a newcomer does: start, look, feed a file, start again. One process, the embedded database. */
describe('the first start', () => {
  let dataDir: string;
  let universe: Running;
  let base: string;
  const start = async (...args: string[]) => {
    universe = run('apps/universe/src/main.js', args, { DATA_DIR: dataDir, PORT: '0' });
    base = `${(await universe.until(/Trend Universe is ready: (\S+)/, 120_000))[1]}`;
  };
  const get = async (path: string) => (await (await fetch(`${base}/api/v1${path}`)).json()) as Record<string, never>;

  beforeAll(async () => {
    dataDir = await temporaryFolder('start');
    await start('--demo', '3000');
  });
  afterAll(async () => {
    await universe.stop();
    await removeFolder(dataDir);
  });

  it('serves 14 radars of the demo universe, marked synthetic', async () => {
    const { radars, edition } = (await get('/radars')) as unknown as {
      radars: { trendCount: number }[];
      edition: { synthetic: boolean };
    };
    expect(radars).toHaveLength(14);
    expect(Math.min(...radars.map((radar) => radar.trendCount))).toBeGreaterThan(5);
    expect(edition.synthetic).toBe(true);
    expect(await get('/status')).toMatchObject({ universe: 'demo', signals: 3000 });
    expect(await (await fetch(`${base}/radars/health`)).text()).toContain('<!doctype html>');
  });

  it('places the demo as it was planted', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    const folder = join(import.meta.dirname, '..', '..', 'data', 'demo');
    const truth = new Map(
      readdirSync(folder).flatMap((file) =>
        Object.entries(
          JSON.parse(readFileSync(join(folder, file), 'utf8')).trends as Record<string, { maturity: number }>,
        ).map(([id, { maturity }]) => [id, maturity] as const),
      ),
    );
    const { placements } = (await get('/editions/2')) as unknown as {
      placements: {
        trendId: string;
        maturity: number;
        volume: number;
        ring: string;
        interval: { low: number; high: number };
      }[];
    };
    const pairs = placements.flatMap(({ trendId, maturity }) =>
      truth.has(trendId) ? [[truth.get(trendId)!, maturity] as const] : [],
    );
    expect(pairs.length).toBeGreaterThan(150);
    expect(
      rankCorrelation(
        pairs.map(([planted]) => planted),
        pairs.map(([, placed]) => placed),
      ),
    ).toBeGreaterThan(0.85);
    // Through the whole pipeline, tagging and copies included. Floors: measured on 11,000 signals are 0.84 and 0.91.
    const distinct = [
      ...new Map(placements.filter(({ trendId }) => truth.has(trendId)).map((p) => [p.trendId, p])).values(),
    ];
    const share = (list: typeof distinct, holds: (p: (typeof distinct)[number], radius: number) => boolean): number =>
      list.filter((p) => holds(p, 1 - truth.get(p.trendId)!)).length / list.length;
    const ringOf = (radius: number): string => (radius <= 0.4 ? 'act' : radius <= 0.7 ? 'prepare' : 'watch');
    const coverage = share(distinct, ({ interval: { low, high } }, radius) => low <= radius && radius <= high);
    expect(coverage).toBeGreaterThanOrEqual(0.85);
    expect(coverage).toBeLessThanOrEqual(0.95);
    const large = distinct.filter(({ volume }) => volume >= 30);
    if (large.length > 80)
      expect(share(large, ({ ring }, radius) => ring === ringOf(radius))).toBeGreaterThanOrEqual(0.8);
  });

  it('says what to do when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const second = run('apps/universe/src/main.js', [], { DATA_DIR: dataDir, PORT: String(port) });
    await second.until(new RegExp(`Port ${port} is taken.*PORT=${port + 1}`));
    expect(await eventually(() => Promise.resolve(second.process.exitCode ?? undefined))).toBe(1);
    taken.close();
  });

  it('says what to do when the database is out of reach', async () => {
    const lost = run('apps/universe/src/main.js', [], { DATABASE_URL: 'postgres://u:secret@127.0.0.1:9/x', PORT: '0' });
    await lost.until(/Cannot reach the database at postgres:\/\/u:\*\*\*@127\.0\.0\.1:9\/x/);
    expect(lost.output()).not.toContain('secret');
    expect(await eventually(() => Promise.resolve(lost.process.exitCode ?? undefined))).toBe(1);
  });

  it('keeps the demo when a file has nothing to give', async () => {
    const answer = await fetch(`${base}/api/v1/ingest-runs?name=broken.jsonl`, {
      method: 'POST',
      body: '{"id":"broken"',
    });
    const { id } = (await answer.json()) as { id: string };
    await eventually(async () => (await get(`/ingest-runs/${id}`))['status'] === 'done');
    expect(await get('/status')).toMatchObject({ universe: 'demo', signals: 3000 });
  });

  it('takes a file over HTTP and lets the demo go', async () => {
    const rows = [...Array.from({ length: 50 }, (_, index) => JSON.stringify(rawRow(index))), '{"id":"broken"'].join(
      '\n',
    );
    const posted = (await (
      await fetch(`${base}/api/v1/ingest-runs?name=mine.jsonl`, { method: 'POST', body: rows })
    ).json()) as { id: string };
    const done = await eventually(async () => {
      const run = await get(`/ingest-runs/${posted.id}`);
      return run['status'] === 'done' && run;
    });
    expect(done).toMatchObject({ read: 51, new: 50, refused: 1 });
    const { items } = (await get(`/ingest-runs/${posted.id}/refusals`)) as unknown as {
      items: { row: number; reason: string }[];
    };
    expect(items).toMatchObject([{ row: 51, reason: expect.stringContaining('not JSON') }]);
    expect(await get('/status')).toMatchObject({ universe: 'live', signals: 50 });
  });

  it('takes a file from the command line into the running database, once', async () => {
    const file = join(dataDir, 'more.csv');
    await writeFile(
      file,
      'Headline;Day;Paper\n"A robot; harvests strawberries";1.2.2025;Field News\nNo date given;;Field News\n',
    );
    const args = [
      '--json',
      '--kind',
      'news',
      '--map',
      'title=Headline',
      '--map',
      'date=Day',
      '--map',
      'publisher=Paper',
      file,
    ];
    const report = async () => {
      const command = run('apps/worker/src/cli/ingest.js', args, { DATA_DIR: dataDir });
      const [line] = await command.until(/\{"runs".*\}/);
      await command.stop('SIGTERM');
      return JSON.parse(line).runs[0];
    };
    expect(await report()).toMatchObject({ read: 2, new: 1, refused: 1, status: 'done' });
    expect(await report()).toMatchObject({ read: 2, new: 0, duplicate: 1, refused: 1 });
    expect(await get('/status')).toMatchObject({ signals: 51 });
  });

  it('starts again with everything there', async () => {
    expect(await universe.stop()).toBe(0);
    await start();
    expect(await get('/status')).toMatchObject({ universe: 'live', signals: 51 });
  });
});

/** Spearman: the correlation of the ranks. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value);
    const result: number[] = [];
    order.forEach(({ index }, rank) => (result[index] = rank));
    return result;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  let product = 0;
  let squares = 0;
  x.forEach((rank, index) => {
    product += (rank - mean) * (y[index]! - mean);
    squares += (rank - mean) ** 2;
  });
  return product / squares;
}

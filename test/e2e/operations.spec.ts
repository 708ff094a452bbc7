import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { testDatabase, type TestDatabase } from '../support/postgres.js';
import { eventually, freePort, run, type Running } from '../support/processes.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { rawRow } from '../support/store.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

interface Span {
  readonly traceId: string;
  readonly name: string;
  readonly service: string;
}

/** What an operator sees of an API and a worker that run apart, with Redis where there is one. */
describe('an installation under watch', () => {
  let database: TestDatabase;
  let redis: TestRedis | null;
  let dataDir: string;
  let api: Running;
  let worker: Running;
  let base: string;
  let collector: Server;
  const doors = { api: 0, worker: 0 };
  const spans: Span[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    ({ redis } = await startRedis());
    dataDir = await temporaryFolder('watch');
    collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        spans.push(...spansOf(body));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    doors.api = await freePort();
    doors.worker = await freePort();
    const env = {
      DATABASE_URL: database.url,
      ...(redis && { REDIS_URL: redis.url }),
      DATA_DIR: dataDir,
      PORT: '0',
      DRAIN_SECONDS: '5',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    };
    api = run('apps/api/src/main.js', [], { ...env, METRICS_PORT: String(doors.api) });
    base = (await api.until(/"address":"([^"]+)"/))[1]!;
    worker = run('apps/worker/src/main.js', [], { ...env, METRICS_PORT: String(doors.worker) });
    await worker.until(/worker takes jobs/);
  });
  afterAll(async () => {
    await api.stop();
    await worker.stop();
    collector.close();
    await redis?.stop();
    await database.drop();
    await removeFolder(dataDir);
  });

  const metricsOf = async (door: number) => (await fetch(`http://127.0.0.1:${door}/metrics`)).text();

  it('follows an upload from the request through the queue into the worker as one trace', async () => {
    const body = JSON.stringify(rawRow(1));
    const response = await fetch(`${base}/api/v1/ingest-runs?name=one.jsonl`, { method: 'POST', body });
    expect(response.status).toBe(202);
    const of = (name: string) => spans.find((span) => span.name === name);
    const request = await eventually(async () => of('POST /api/v1/ingest-runs'));
    const job = await eventually(async () => of('job ingest.file'));
    expect(request.service).toBe('trend-universe-api');
    expect(job.service).toBe('trend-universe-worker');
    expect(job.traceId).toBe(request.traceId);
    // The update that the import asks for belongs to it, too.
    const update = await eventually(async () => of('job pipeline.update'));
    expect(update.traceId).toBe(request.traceId);
  });

  it('counts requests by route, never by address, and jobs by name', async () => {
    await fetch(`${base}/api/v1/signals/no-such-id`);
    await fetch(`${base}/api/v1/radars`);
    const numbers = await metricsOf(doors.api);
    expect(numbers).toMatch(/http_request_seconds_count\{.*route="\/api\/v1\/signals\/:id",status="404".*\} 1/);
    expect(numbers).not.toContain('no-such-id');
    expect(numbers).toMatch(/trend_universe_jobs\{job="pipeline.update",state="dead",program="api"\} 0/);
    expect(await metricsOf(doors.worker)).toMatch(/job_seconds_count\{.*job="ingest.file",outcome="done".*\} 1/);
    expect(await metricsOf(doors.worker)).toMatch(/step_signals_total\{step="ingest",program="worker"\} 1/);
  });

  it('has every number that the alerts name', async () => {
    const rules = parse(
      readFileSync(join(import.meta.dirname, '..', '..', 'data', 'operations', 'alerts.yml'), 'utf8'),
    );
    const named = new Set(
      (rules.groups[0].rules as { expr: string }[]).flatMap(({ expr }) => expr.match(/trend_universe_\w+/g) ?? []),
    );
    const numbers = (await metricsOf(doors.api)) + (await metricsOf(doors.worker));
    const known = new Set(numbers.match(/^# TYPE (\S+)/gm)?.map((line) => line.slice(7)));
    expect([...named].filter((name) => !known.has(name.replace(/_(?:bucket|count)$/, '')))).toEqual([]);
    expect(named.size).toBeGreaterThan(4);
  });

  it('shows queues, storage and editions at a glance', async () => {
    const seen = (await (await fetch(`${base}/api/v1/operations`)).json()) as Record<
      'queues' | 'tables',
      { name: string }[]
    >;
    expect(seen).toMatchObject({ queueOn: redis ? 'redis' : 'postgres', sources: { off: expect.any(Number) } });
    expect(seen.queues.find(({ name }) => name === 'pipeline.update')).toMatchObject({
      waiting: 0,
      waitedSeconds: null,
    });
    expect(seen.tables.map(({ name }) => name)).toContain('signal');
  });

  it('tells machines that a process is live and ready', async () => {
    for (const door of [doors.api, doors.worker])
      expect((await fetch(`http://127.0.0.1:${door}/health/ready`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${doors.api}/anything`)).status).toBe(404);
  });

  it('serves on while it drains, and is not ready meanwhile', async () => {
    const ended = api.stop();
    const seen = await eventually(async () => {
      const response = await fetch(`${base}/api/v1/health/ready`);
      return response.status === 503 && response;
    });
    expect(seen.headers.get('connection')).toBe('close');
    expect((await fetch(`${base}/api/v1/ecosystems`)).status).toBe(200);
    expect(await ended).toBe(0);
    expect(await worker.stop()).toBe(0);
  });
});

function spansOf(body: string): Span[] {
  const { resourceSpans } = JSON.parse(body) as {
    resourceSpans: {
      resource: { attributes: { key: string; value: { stringValue: string } }[] };
      scopeSpans: { spans: { traceId: string; name: string }[] }[];
    }[];
  };
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')!.value.stringValue;
    return scopeSpans.flatMap((scope) => scope.spans.map(({ traceId, name }) => ({ traceId, name, service })));
  });
}

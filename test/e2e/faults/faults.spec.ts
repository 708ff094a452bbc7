import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildEdition } from '#libs/pipeline';
import { heldImports, type HeldImports } from '../../support/held-imports.js';
import { eventually } from '../../support/processes.js';
import { rawRow } from '../../support/store.js';
import { Installation } from './installation.js';

const ROWS = 3_000;
const CUT_MS = 2_500;
/** A connection kept from before a fault may be a broken one: each request takes its own. */
const AFRESH = { connection: 'close' };

interface Fault {
  readonly name: string;
  /** Breaks something in the midst of an import, lets that `goOn`, and mends it again. */
  strike(at: Installation, goOn: () => Promise<void>): Promise<void>;
  readonly needs?: (at: Installation) => boolean;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of a worker',
    strike: async (at, goOn) => {
      // Whichever has the job: both, one after the other.
      for (const worker of at.workers.splice(0)) await worker.stop('SIGKILL');
      await goOn();
      at.startWorker();
      at.startWorker();
    },
  },
  {
    name: 'kill -9 of the API',
    strike: async (at, goOn) => {
      await at.api.stop('SIGKILL');
      await goOn();
      await at.startApi();
    },
  },
  {
    name: 'kill -9 of Postgres',
    strike: async (at, goOn) => {
      await at.killPostgres();
      await goOn();
      await at.healPostgres();
    },
  },
  {
    name: 'kill -9 of Redis',
    needs: (at) => at.hasRedis,
    strike: async (at, goOn) => {
      await at.killRedis();
      await goOn();
      await at.startRedis();
    },
  },
  {
    name: `no wire to Postgres for ${CUT_MS} ms`,
    strike: async (at, goOn) => {
      await at.database.cut();
      await goOn();
      await sleep(CUT_MS);
      await at.database.lay();
    },
  },
  {
    name: `no wire to Redis for ${CUT_MS} ms`,
    needs: (at) => at.hasRedis,
    strike: async (at, goOn) => {
      await at.queue!.cut();
      await goOn();
      await sleep(CUT_MS);
      await at.queue!.lay();
    },
  },
  {
    name: 'a full disk under the database and the uploads',
    needs: (at) => at.disk !== null,
    strike: async (at, goOn) => {
      at.disk!.fill();
      await goOn();
      // Whoever uploads now is told why it does not work and what to do; nothing of it stays.
      const refused = await at.eventually(async () => {
        const answer = await fetch(`${at.base}/ingest-runs?name=late.jsonl`, {
          method: 'POST',
          headers: AFRESH,
          body: `${JSON.stringify(rawRow(1, { text: 'x'.repeat(900_000) }))}\n`,
        }).catch(() => null); // a server that refuses before all is read may end the connection
        return answer?.status === 503 && { retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
      });
      expect(Number(refused.retryAfter)).toBeGreaterThan(0);
      expect(refused.body).toMatchObject({ code: 'UNAVAILABLE' });
      await sleep(CUT_MS);
      at.disk!.free();
      // Postgres ends when its log cannot be written, and has to be started again.
      await at.database.cut();
      await at.healPostgres();
    },
  },
  {
    name: 'a worker whose clock is an hour ahead',
    needs: () => spawnSync('faketime', ['--version']).status === 0,
    strike: async (at, goOn) => {
      for (const worker of at.workers.splice(0)) await worker.stop('SIGKILL');
      await goOn();
      at.startWorker(['faketime', '-f', '+1h']);
      at.startWorker();
    },
  },
];

/** After each fault, in the midst of an import that ends in an edition: nothing is lost, nothing is there twice, and everything adds up. */
describe('faults', () => {
  const at = new Installation();
  const table: string[] = [];
  let imports: HeldImports;
  beforeAll(async () => {
    await at.open();
    // In the second batch of each.
    const middle = `split_part(new.id, ':', 2)::int % ${ROWS} = ${ROWS / 2}`;
    imports = await heldImports(() => at.databaseUrl, middle);
  });
  afterAll(async () => {
    await imports?.letGo();
    console.info(
      `| fault in the midst of an import | lost or doubled | whole again after, s |\n|---|---|---|\n${table.join('\n')}`,
    );
    await at.close();
  });

  const get = async (path: string) =>
    (await (await fetch(`${at.base}${path}`, { headers: AFRESH })).json()) as Record<string, number | string>;

  const upload = async (fault: number): Promise<string> => {
    const lines = Array.from({ length: ROWS }, (_, index) =>
      JSON.stringify(
        rawRow(fault * ROWS + index, { text: `Electrolyser ${fault} number ${index} makes hydrogen. `.repeat(30) }),
      ),
    );
    const sent = await fetch(`${at.base}/ingest-runs?name=fault-${fault}.jsonl`, {
      method: 'POST',
      headers: AFRESH,
      body: lines.join('\n'),
    });
    expect(sent.status).toBe(202);
    return ((await sent.json()) as { id: string }).id;
  };

  it.each(FAULTS.map((fault, index) => [fault.name, fault, index + 1] as const))(
    '%s loses and doubles nothing',
    async (name, fault, number) => {
      if (fault.needs && !fault.needs(at)) {
        table.push(`| ${name} | not tried: this machine lacks or forbids what it needs | |`);
        return;
      }
      await imports.hold();
      const id = await upload(number);
      await imports.stands();
      const struck = await get(`/ingest-runs/${id}`);
      expect(struck['status']).toBe('running');
      expect(struck['read']).toBeGreaterThan(0);
      expect(struck['read']).toBeLessThan(ROWS);
      await fault.strike(at, imports.letGo);
      const mended = performance.now();
      const done = await at.eventually(async () => {
        const now = await get(`/ingest-runs/${id}`).catch(() => null);
        return now?.['status'] === 'done' && now;
      });
      expect(done).toMatchObject({ read: ROWS, new: ROWS, changed: 0, duplicate: 0, refused: 0 });
      const expected = (await at.store.evidence.signalCount()).total;
      expect(expected % ROWS).toBe(0);
      // The edition that the import leads to stands on all of it.
      const edition = await at.eventually(async () => {
        const latest = await at.store.editions.latest().catch(() => null);
        return latest?.signalCount === expected && latest;
      });
      const seconds = (performance.now() - mended) / 1000;
      const findings = await at.store.verification.findings();
      expect(findings.filter(({ violations }) => violations > 0)).toEqual([]);
      const { hash, kept } = await rebuildEdition(at.store, edition.number);
      expect([hash, kept]).toEqual([edition.hash, edition.hash]);
      table.push(`| ${name} | nothing | ${seconds.toFixed(1)} |`);
    },
  );

  it('makes one edition of an update that is delivered twice at once', async () => {
    // Else an update of the faults before that still waits for its next attempt would make one in the midst of the import.
    await at.untilIdle('pipeline.update');
    const before = (await at.store.editions.latest())!.number;
    const id = await upload(100);
    await eventually(async () => (await get(`/ingest-runs/${id}`))['status'] === 'done');
    const expected = (await at.store.evidence.signalCount()).total;
    await eventually(async () => (await at.store.editions.latest())!.signalCount === expected);
    expect((await at.store.editions.latest())!.number).toBe(before + 1);
    table.push('| two workers, two schedulers, updates asked for by each | nothing | - |');
  });
});

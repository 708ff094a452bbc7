import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ingest, KeepCalls, PullSource } from '#libs/pipeline';
import type { Store } from '#libs/store';
import pg from 'pg';
import type { PullPage, PullState } from '../../../libs/sources/src/connectors/connector.js';
import { HostGates } from '../../../libs/sources/src/fetch/host-gates.js';
import { PoliteHttp } from '../../../libs/sources/src/fetch/polite-http.js';
import { SafeHttp } from '../../../libs/sources/src/fetch/safe-http.js';
import { PAGING_PEERS, PEER_KEYS, type PagingPeer } from '../../support/paging-peers.js';
import { FastClock } from '../../support/pull.js';
import { startReplayServer } from '../../support/replay-server.js';
import { testStore } from '../../support/store.js';

/** Where a pull can be hit: before a request, before a page is committed, between its commit and its cursor, after the cursor. */
const POINTS = ['request', 'commit', 'committed', 'kept'] as const;
type Point = (typeof POINTS)[number];

/** Counts how often each point is passed, and strikes once: `fault` fails there alone, `death` lets nothing happen any more. */
class Strike {
  readonly passed: Record<Point, number> = { request: 0, commit: 0, committed: 0, kept: 0 };
  private dead = false;

  constructor(
    private readonly point: Point | null = null,
    private readonly nth = 0,
    private readonly way: 'fault' | 'death' = 'fault',
  ) {}

  at(point: Point): void {
    this.alive();
    if (++this.passed[point] !== this.nth || point !== this.point) return;
    this.dead = this.way === 'death';
    throw new Error('struck');
  }

  alive(): void {
    if (this.dead) throw new Error('dead');
  }
}

/** What calls speak of matters nothing here. */
const NO_READER = { read: () => ({ tags: [], trends: [] }) as never, version: 'test' };

async function* asPulled(pages: AsyncIterable<PullPage>) {
  for await (const { rows, raw, state } of pages) yield { rows, raw, state: { ...state } };
}

describe('a pull that is interrupted', () => {
  let store: Store;
  let close: () => Promise<void>;
  let database: pg.Pool;
  let sources = 0;

  beforeAll(async () => {
    const { url, ...opened } = await testStore();
    ({ store } = opened);
    database = new pg.Pool({ connectionString: url, max: 1 });
    close = async () => {
      await database.end();
      await opened.close();
    };
  });
  afterAll(() => close?.());

  const signalIds = async () => (await store.signals.page({}, 'newest', 5_000)).items.map(({ id }) => id);
  const callIds = async () =>
    (await store.clusters.calls.list({ limit: 5_000, offset: 0, now: '2026-10-07 12:00' })).items.map(({ id }) => id);
  const empty = async () => {
    await store.writer.remove(await signalIds());
    await database.query('delete from call');
  };

  async function newSource(peer: PagingPeer): Promise<string> {
    const { id } = await store.sources.add({
      id: `${peer.name}-${++sources}`,
      name: peer.name,
      connector: peer.name,
      options: {},
      ecosystems: [],
      kind: 'news',
      publisher: peer.name,
      lang: null,
      country: null,
      licenceNote: 'made for this test',
      enabled: true,
      needsKey: null,
    });
    return id;
  }

  /** Pulls as a worker does, with every write and request passing the strike. */
  async function pull(peer: PagingPeer, url: string, http: SafeHttp, sourceId: string, strike: Strike) {
    const clock = new FastClock();
    const source = await store.sources.get(sourceId);
    const { connector, options } = peer.at(url);
    const polite = new PoliteHttp(http, {
      clock,
      hosts: new HostGates(clock, { gapMs: 0, concurrency: 1 }),
      attempts: 1,
    });
    const pages = connector.pull({
      options: connector.optionsSchema.parse(options),
      state: source.state as PullState,
      keys: PEER_KEYS,
      http: {
        send: async (request) => {
          strike.at('request');
          return polite.send(request);
        },
      },
      signal: AbortSignal.timeout(30_000),
      clock,
    });
    const runs = {
      create: store.runs.create.bind(store.runs),
      start: store.runs.start.bind(store.runs),
      finish: (...given: Parameters<typeof store.runs.finish>) => {
        strike.alive();
        return store.runs.finish(...given);
      },
    };
    /** A write that passes the strike before and after its commit. */
    const struck =
      <Given extends readonly unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
      async (...given: Given): Promise<Result> => {
        strike.at('commit');
        const result = await write(...given);
        strike.at('committed');
        return result;
      };
    const ingest =
      connector.delivers === 'calls'
        ? new KeepCalls({ calls: { keep: struck((batch) => store.clusters.calls.keep(batch)) }, runs }, NO_READER)
        : new Ingest({ runs, writer: { write: struck((batch) => store.writer.write(batch)) } });
    let runId = '';
    const outcome = await new PullSource({
      runs: {
        create: async (run) => {
          runId = run.id;
          return runs.create(run);
        },
      },
      sources: {
        keep: async (...given) => {
          strike.alive();
          await store.sources.keep(...given);
          strike.at('kept');
        },
        keepPayload: async (...given) => {
          strike.alive();
          await store.sources.keepPayload(...given);
        },
      },
      ingest,
    })
      .run(source, asPulled(pages), { latestDay: '2026-10-07', now: () => clock.now(), random: () => 0 })
      .catch((error: Error) => error);
    return { outcome, run: await store.runs.get(runId) };
  }

  it.each(PAGING_PEERS.map((peer) => [peer.name, peer] as const))(
    '%s goes on without loss or double',
    async (_name, peer) => {
      const server = await startReplayServer(peer.answer);
      const http = new SafeHttp({ allow: [server.host] });
      const ids = async () => [...(await signalIds()), ...(await callIds())].sort();
      try {
        const whole = new Strike();
        const { run } = await pull(peer, server.url(''), http, await newSource(peer), whole);
        expect(run).toMatchObject({ status: 'done', new: peer.items, refused: 0 });
        expect(whole.passed.commit).toBeGreaterThan(1);
        const all = await ids();
        for (const point of POINTS) {
          for (let nth = 1; nth <= whole.passed[point]; nth++) {
            // Death is the harder one; at a commit a fault is another matter, for the pull lives on to write down where it stands.
            for (const way of point === 'commit' ? (['fault', 'death'] as const) : (['death'] as const)) {
              await empty();
              const id = await newSource(peer);
              const strike = new Strike(point, nth, way);
              const first = await pull(peer, server.url(''), http, id, strike);
              expect(first.outcome).toBeInstanceOf(Error);
              const second = await pull(peer, server.url(''), http, id, new Strike());
              const where = `${way} at ${point} ${nth}`;
              expect([where, second.run.status]).toEqual([where, 'done']);
              expect([where, first.run.new + second.run.new]).toEqual([where, peer.items]);
              // One page at most comes twice, and then it is known; after its last page a pull is over, and the next asks anew.
              const twice = first.run.read + second.run.read - peer.items;
              expect([where, second.run.duplicate, second.run.changed]).toEqual([where, twice, 0]);
              if (strike.passed.kept < whole.passed.kept - 1) expect(twice).toBeLessThanOrEqual(peer.mostInPage);
              expect(await ids()).toEqual(all);
            }
          }
        }
      } finally {
        await http.close();
        await server.close();
        await empty();
      }
    },
  );
});

import type { Connector, PullContext, PullPage } from '../../libs/sources/src/connectors/connector.js';
import { type Clock, HostGates } from '../../libs/sources/src/fetch/host-gates.js';
import { PoliteHttp } from '../../libs/sources/src/fetch/polite-http.js';
import { SafeHttp } from '../../libs/sources/src/fetch/safe-http.js';
import type { ReplayAnswer, ReplayRequest, ReplayServer } from './replay-server.js';

/** A clock on which waiting takes no time and is written down. */
export class FastClock implements Clock {
  readonly waits: number[] = [];
  constructor(private time = Date.parse('2026-10-07T12:00:00Z')) {}

  now(): number {
    return this.time;
  }

  async sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.time += ms;
    await Promise.resolve();
  }
}

type Given<Options> = Partial<PullContext<Options>> & Pick<PullContext<Options>, 'options'>;

/**
 * The pages of a pull from a server on loopback through the real HTTP client, all of them or the first `limit`: stopping there
 * is what a kill does.
 */
export async function pages<Options>(
  server: ReplayServer,
  connector: Connector<Options>,
  given: Given<Options>,
  limit = Infinity,
): Promise<PullPage[]> {
  const clock = given.clock ?? new FastClock();
  const client = new SafeHttp({ allow: [server.host] });
  const hosts = new HostGates(clock, { gapMs: 0, concurrency: 1 });
  const http = new PoliteHttp(client, { clock, hosts, random: () => 0.5 }, connector.politeness);
  const context = { state: {}, keys: {}, http, signal: AbortSignal.timeout(10_000), clock, ...given };
  const found: PullPage[] = [];
  try {
    for await (const page of connector.pull(context)) if (found.push(page) >= limit) break;
  } finally {
    await client.close();
  }
  return found;
}

/** The state as the store gives it back. */
export const stored = (found: readonly PullPage[]): PullPage['state'] =>
  JSON.parse(JSON.stringify(found.at(-1)!.state)) as PullPage['state'];

export const idsOf = (found: readonly PullPage[]): string[] =>
  found.flatMap((page) => page.rows.flatMap((row) => (row.value ? [(row.value as { id: string }).id] : [])));

export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): ReplayAnswer => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

export const queryOf = (request: ReplayRequest | undefined): URLSearchParams =>
  new URL(request?.path ?? '/', 'http://loopback').searchParams;

import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A door before several API processes, as a balancer is: asks each whether it is ready, and sends requests to those that are, in turns. */
export interface Balancer {
  readonly origin: string;
  /** How many processes are ready, as it last saw. */
  ready(): number;
  add(origin: string): void;
  remove(origin: string): void;
  close(): Promise<void>;
}

const PROBE_MS = 50;

export async function startBalancer(): Promise<Balancer> {
  const known = new Map<string, boolean>();
  const kept = new Agent({ keepAlive: true });
  let turn = 0;
  let open = true;

  const probe = (origin: string): Promise<boolean> =>
    fetch(`${origin}/api/v1/health/ready`)
      .then((answer) => answer.ok)
      .catch(() => false);
  const probing = (async () => {
    while (open) {
      await Promise.all(
        [...known.keys()].map(async (origin) => {
          const ok = await probe(origin);
          if (known.has(origin)) known.set(origin, ok);
        }),
      );
      await sleep(PROBE_MS);
    }
  })();

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    // What only reads goes over connections that are kept open, as balancers have it; what writes must not meet one that is being closed.
    const reads = incoming.method === 'GET';
    for (let tries = 0; ; tries++) {
      const ready = [...known].flatMap(([origin, isReady]) => (isReady ? [origin] : []));
      const to = ready[turn++ % ready.length];
      if (!to) return void outgoing.writeHead(502).end('no process is ready');
      const onward = request(to + incoming.url, {
        method: incoming.method!,
        headers: { ...incoming.headers, connection: reads ? 'keep-alive' : 'close' },
        ...(reads && { agent: kept }),
      });
      const answer = await new Promise<IncomingMessage | NodeJS.ErrnoException>((resolve) =>
        onward.once('response', resolve).once('error', resolve).end(body),
      );
      if (!(answer instanceof Error)) {
        const { connection: _hop, ...headers } = answer.headers;
        outgoing.writeHead(answer.statusCode!, headers);
        return void answer.pipe(outgoing);
      }
      // Never sent, or a reading on a connection that was closed at that moment: the next process takes it. All else shows as lost.
      const again = answer.code === 'ECONNREFUSED' || (reads && onward.reusedSocket && answer.code === 'ECONNRESET');
      if (!again || tries === 3) return void outgoing.writeHead(502).end(`${to}: ${answer.message}`);
    }
  }
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => [...known.values()].filter(Boolean).length,
    add: (origin) => void known.set(origin, false),
    remove: (origin) => void known.delete(origin),
    close: async () => {
      open = false;
      await probing;
      kept.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

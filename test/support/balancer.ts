import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  // Connections are kept open, as balancers do: a process that ends must not answer a request with a closed one.
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  let open = true;

  const probe = async (): Promise<void> => {
    await Promise.all(
      [...known.keys()].map(async (origin) => {
        const ok = await fetch(`${origin}/api/v1/health/ready`)
          .then((answer) => answer.ok)
          .catch(() => false);
        if (known.has(origin)) known.set(origin, ok);
      }),
    );
  };
  const probing = (async () => {
    while (open) {
      await probe();
      await sleep(PROBE_MS);
    }
  })();

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const ready = [...known].flatMap(([origin, isReady]) => (isReady ? [origin] : []));
    const to = ready[turn++ % ready.length];
    if (!to) return void outgoing.writeHead(502).end('no process is ready');
    const onward = request(
      to + incoming.url,
      { method: incoming.method, headers: { ...incoming.headers, connection: 'keep-alive' }, agent },
      (answer) => {
        const { connection: _hop, ...headers } = answer.headers;
        outgoing.writeHead(answer.statusCode!, headers);
        answer.pipe(outgoing);
      },
    );
    // Nothing is tried twice: what gets lost shows.
    onward.on('error', (error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(`${to}: ${error.message}`);
    });
    incoming.pipe(onward);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => [...known.values()].filter(Boolean).length,
    add: (origin) => void known.set(origin, false),
    remove: (origin) => void known.delete(origin),
    close: async () => {
      open = false;
      await probing;
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

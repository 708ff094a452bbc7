import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One recorded answer, with the troubles of the network that it is to meet on its way. */
export interface ReplayAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds before the first byte. */
  readonly delayMs?: number;
  /** The connection is cut after so many bytes of the body. */
  readonly cutAt?: number;
  /** The body comes byte by byte, with this pause between. */
  readonly dripMs?: number;
  /** The body is repeated for ever. */
  readonly endless?: boolean;
}

export interface ReplayRequest {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since the server began. */
  readonly at: number;
}

export type ReplayHandler = (request: ReplayRequest) => ReplayAnswer;

/** A server on loopback that plays a source. `host` is its `127.0.0.1:port`, to be allowed in the client. */
export interface ReplayServer {
  readonly host: string;
  readonly url: (path: string) => string;
  readonly requests: readonly ReplayRequest[];
  close(): Promise<void>;
}

export async function startReplayServer(handler: ReplayHandler): Promise<ReplayServer> {
  const requests: ReplayRequest[] = [];
  const began = performance.now();
  const server = createServer((incoming, outgoing) => {
    void receive(incoming, performance.now() - began).then((request) => {
      requests.push(request);
      return answer(outgoing, handler(request));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(incoming: IncomingMessage, at: number): Promise<ReplayRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: Buffer.concat(parts).toString('latin1'),
    at,
  };
}

async function answer(
  outgoing: ServerResponse,
  { status = 200, headers = {}, body = '', ...trouble }: ReplayAnswer,
): Promise<void> {
  if (trouble.delayMs) await pause(trouble.delayMs);
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...(trouble.endless ? {} : { 'content-length': String(bytes.length) }), ...headers });
  if (trouble.cutAt !== undefined) {
    outgoing.write(bytes.subarray(0, trouble.cutAt), () => outgoing.destroy());
  } else if (trouble.endless) {
    for (; !outgoing.destroyed; await pause(1)) outgoing.write(bytes);
  } else if (trouble.dripMs !== undefined) {
    for (let at = 0; at < bytes.length && !outgoing.destroyed; at++) {
      outgoing.write(bytes.subarray(at, at + 1));
      await pause(trouble.dripMs);
    }
    outgoing.end();
  } else outgoing.end(bytes);
}

/** Keeps no test alive. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { badInput } from '#libs/domain';

export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: string | Uint8Array | object;
  /** Breaks the connection in the middle of the body. */
  readonly cut?: boolean;
}

export interface LoopbackServer {
  readonly origin: string;
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port of the loopback address that answers as `reply` says. */
export async function serve(reply: (request: SeenRequest, count: number) => Reply): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const request: SeenRequest = {
        method: incoming.method ?? '',
        url: new URL(incoming.url ?? '/', 'http://loopback'),
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(parts),
      };
      seen.push(request);
      const { status = 200, headers = {}, body = '', cut = false } = reply(request, seen.length);
      const isText = typeof body === 'string' || body instanceof Uint8Array;
      const bytes = isText ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
      response.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers });
      if (cut) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      else response.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface LoopbackRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly accept?: string;
  readonly maxBytes?: number;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly signal?: AbortSignal;
}

/** The smallest HTTP client that keeps the contract of the connectors' `HttpClient`, but for the address rules: it may ask the loopback address. */
export const loopbackClient = {
  get: (url: string, request: LoopbackRequest = {}) => ask('GET', url, request),
  post: (url: string, request: LoopbackRequest = {}) => ask('POST', url, request),
};

async function ask(method: string, url: string, request: LoopbackRequest) {
  const { headers, body, accept, etag, lastModified, signal, maxBytes = 64 * 1024 * 1024 } = request;
  const response = await fetch(url, {
    method,
    headers: {
      ...(accept !== undefined && { accept }),
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
    ...(signal !== undefined && { signal }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > maxBytes) throw badInput(`the answer is larger than ${maxBytes} bytes`);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes,
    url: response.url,
    contentType: response.headers.get('content-type') ?? '',
  };
}

/** A clock on which waiting takes no time and is written down. */
export class FastClock {
  readonly waits: number[] = [];
  constructor(private time = Date.parse('2026-10-07T12:00:00Z')) {}

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.waits.push(ms);
    this.time += ms;
  }
}

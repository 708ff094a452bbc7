import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TrendUniverseError } from '#libs/domain';
import type { Metrics } from './metrics.js';

/**
 * A door for machines on a port of its own, which stays inside: `/metrics` for Prometheus, `/health/live` and `/health/ready` for whoever restarts
 * processes.
 * @param ready rejects while the process cannot do its work
 */
export async function serveMetrics(
  { port, host }: { port: number; host: string },
  metrics: Metrics,
  ready: () => Promise<unknown>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<[number, string, string]> => {
      if (request.method !== 'GET') return [405, 'text/plain', 'Only GET.\n'];
      if (request.url === '/metrics') return [200, metrics.registry.contentType, await metrics.registry.metrics()];
      if (request.url === '/health/live') return [200, 'text/plain', 'ok\n'];
      if (request.url === '/health/ready')
        return ready().then(
          () => [200, 'text/plain', 'ok\n'],
          (error: Error) => [503, 'text/plain', `${error.message}\n`],
        );
      return [404, 'text/plain', 'Here are /metrics, /health/live and /health/ready.\n'];
    };
    answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new TrendUniverseError('UNAVAILABLE', `METRICS_PORT ${port} is taken. Give each process one of its own.`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

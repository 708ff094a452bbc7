import { TrendUniverseError } from '#libs/domain';
import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Balancers keep idle connections open for a minute at most; who closes one first must be they, or a request meets a closed one. */
const KEEP_ALIVE_MS = 65_000;

/** Listens and returns the address for people. Throws UNAVAILABLE with the next step when the port is taken or not allowed. */
export async function listen(app: INestApplication, { port, host }: { port: number; host: string }): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const cause =
      code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Stop it, or start with PORT=${port + 1}.`
        : code === 'EACCES'
          ? `Port ${port} is not allowed for this user. Use a port above 1024: PORT=3000.`
          : code === 'EADDRNOTAVAIL'
            ? `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`
            : null;
    if (cause) throw new TrendUniverseError('UNAVAILABLE', cause, [], { cause: error });
    throw error;
  }
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host}:${taken}`;
}

import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './processes.js';

/** A wire to a server that can be cut, and laid to another port. */
export interface Wire {
  readonly port: number;
  /** Breaks what is connected, and takes no more. */
  cut(): Promise<void>;
  /** Connects again, to this port from now on. */
  lay(port?: number): Promise<void>;
  close(): Promise<void>;
}

export async function wireTo(target: number): Promise<Wire> {
  let to = target;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
  };
  const serve = (): Server =>
    createServer((near) => {
      const far = keep(connect(to, '127.0.0.1'));
      keep(near).pipe(far).pipe(near);
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
    });
  const listen = (server: Server, port: number) =>
    new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));
  let server = serve();
  // While the wire is cut nobody listens there: it must still be free when it is laid again.
  const port = await freePort();
  await listen(server, port);
  const end = async () => {
    const ended = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await ended;
  };
  return {
    port,
    cut: end,
    lay: async (next = to) => {
      to = next;
      server = serve();
      await listen(server, port);
    },
    close: end,
  };
}

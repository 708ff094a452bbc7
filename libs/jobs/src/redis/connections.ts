import { TrendUniverseError } from '#libs/domain';
import { Redis, type RedisOptions } from 'ioredis';
import { reasonOf } from '../reason.js';

const CONNECT_MS = 5000;

/** A connection that waits for work answers no QUIT, and Bull would give it half a second when it closes. */
class BlockingRedis extends Redis {
  override quit(): Promise<'OK'> {
    this.disconnect();
    return Promise.resolve('OK');
  }
}

/**
 * The connections to Redis: one for commands, one for news, and one for each job name that is worked on, because waiting for
 * a job blocks a connection. Bull alone would open three for each name.
 */
export class Connections {
  readonly commands: Redis;
  readonly news: Redis;
  readonly #url: string;
  readonly #log: (line: string) => void;
  readonly #blocking: Redis[] = [];

  constructor(url: string, log: (line: string) => void) {
    this.#url = url;
    this.#log = log;
    this.commands = this.#connect({ maxRetriesPerRequest: 5 }); // a command fails after some seconds, it does not hang
    this.news = this.#connect({ maxRetriesPerRequest: null });
    this.commands.setMaxListeners(0); // each Bull queue adds its own
    this.news.setMaxListeners(0);
  }

  /** What Bull asks for when it opens a queue. */
  readonly forBull = (type: 'client' | 'subscriber' | 'bclient'): Redis => {
    if (type === 'client') return this.commands;
    if (type === 'subscriber') return this.news;
    const blocking = this.#connect({ maxRetriesPerRequest: null }, BlockingRedis);
    this.#blocking.push(blocking);
    return blocking;
  };

  /** Resolves when Redis answers. Throws UNAVAILABLE after a few seconds. */
  async open(): Promise<void> {
    let reason = 'no answer';
    const remember = (error: Error): void => void (reason = reasonOf(error));
    this.commands.on('error', remember);
    let timer: NodeJS.Timeout | undefined;
    try {
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(reason)), CONNECT_MS);
      });
      await Promise.race([this.commands.ping(), tooLong]);
    } catch (error) {
      this.disconnect();
      const { host, port } = this.commands.options;
      throw new TrendUniverseError(
        'UNAVAILABLE',
        `Redis at ${host}:${port} does not answer (${reason}). Start it or correct REDIS_URL; without REDIS_URL the jobs are kept in Postgres.`,
        [],
        { cause: error },
      );
    } finally {
      clearTimeout(timer);
      this.commands.off('error', remember);
    }
  }

  disconnect(): void {
    for (const connection of [this.commands, this.news, ...this.#blocking]) connection.disconnect();
  }

  #connect(options: RedisOptions, Client: typeof Redis = Redis): Redis {
    const connection = new Client(this.#url, {
      ...options,
      enableReadyCheck: false, // Bull insists
      connectTimeout: CONNECT_MS,
      retryStrategy: (tries) => Math.min(2000, tries * 100),
    });
    connection.on('error', (error: Error) => this.#log(`Redis: ${reasonOf(error)}`));
    return connection;
  }
}

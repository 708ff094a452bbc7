import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

/** The channel of NOTIFY that all processes on this database share. */
export const CHANNEL = 'trend_universe_jobs';

/** What one process tells the others. */
export type News =
  | { readonly type: 'work'; readonly name: string }
  | { readonly type: 'schedule' }
  | { readonly type: 'progress'; readonly name: string; readonly id: string; readonly progress?: unknown }
  | { readonly type: 'completed'; readonly name: string; readonly id: string }
  | { readonly type: 'dead'; readonly name: string; readonly id: string };

/** NOTIFY takes 8000 bytes; a progress that is larger is left out, and whoever is interested reads it. */
const MAX_PAYLOAD_BYTES = 7000;

export function payloadOf(news: News): string {
  const payload = JSON.stringify(news);
  return Buffer.byteLength(payload) <= MAX_PAYLOAD_BYTES ? payload : JSON.stringify({ ...news, progress: undefined });
}

export async function tell(pool: pg.Pool, news: News): Promise<void> {
  await pool.query(`select pg_notify('${CHANNEL}', $1)`, [payloadOf(news)]);
}

const RECONNECT_MS = 500;

/** The one connection of this process that listens. It reconnects by itself; news of the meantime is lost, and `onGap` told. */
export class NewsReader {
  readonly #url: string;
  readonly #onNews: (news: News) => void;
  readonly #onGap: () => void;
  readonly #log: (line: string) => void;
  #client: pg.Client | undefined;
  #connected: Promise<void> | undefined;
  #closed = false;

  constructor(url: string, onNews: (news: News) => void, onGap: () => void, log: (line: string) => void) {
    this.#url = url;
    this.#onNews = onNews;
    this.#onGap = onGap;
    this.#log = log;
  }

  /** Resolves when it listens. */
  open(): Promise<void> {
    this.#connected ??= this.#connect().catch((error: unknown) => {
      this.#connected = undefined;
      throw error;
    });
    return this.#connected;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      application_name: 'trend-universe jobs',
    });
    client.on('error', (error) => this.#log(`The job queue lost its news connection: ${error.message}`));
    client.on('notification', ({ payload }) => this.#read(payload));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    client.once('end', () => void this.#reconnect());
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed) {
      await sleep(RECONNECT_MS, undefined, { ref: false });
      try {
        await this.#connect();
        if (this.#closed) await this.close();
        else this.#onGap();
        return;
      } catch (error) {
        this.#log(`The job queue cannot listen for news: ${(error as Error).message}`);
      }
    }
  }

  #read(payload: string | undefined): void {
    let news: News;
    try {
      news = JSON.parse(payload ?? '') as News;
    } catch {
      return; // somebody else's use of the channel
    }
    this.#onNews(news);
  }
}

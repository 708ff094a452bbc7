import pg from 'pg';

/** Short statements only, so few connections serve any number of jobs. */
const CALLERS = 2;
const WORKERS = 3;

/**
 * Two pools. What a caller was told is on the disk: an added job survives a crash of the machine. What a worker writes (taken,
 * progress, completed) need not be: if the last half second of it is lost in such a crash, jobs of that half second run once
 * more, as they may. Waiting for the disk at each of these steps would cost several times the time.
 */
export interface Pools {
  readonly callers: pg.Pool;
  readonly workers: pg.Pool;
  end(): Promise<void>;
}

export function openPools(url: string, log: (line: string) => void): Pools {
  const open = (config: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: 'trend-universe jobs',
      ...config,
    });
    pool.on('error', (error) => pool.ended || log(`The job queue lost a connection: ${error.message}`));
    return pool;
  };
  const callers = open({ max: CALLERS });
  const workers = open({ max: WORKERS, onConnect: (client) => client.query('set synchronous_commit = off') as never });
  return {
    callers,
    workers,
    end: async () => {
      await Promise.all([callers.end(), workers.end()]);
    },
  };
}

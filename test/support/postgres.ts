import { randomBytes } from 'node:crypto';
import pg from 'pg';
// By path, not by `#libs/store`: a test of the queue should not load the whole store.
import { ensurePostgres } from '../../libs/store/src/embedded/index.js';
import { runDirectory } from './test-run.js';

/** A database of its own for a test file. */
export interface TestDatabase {
  readonly url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/** Durability is not what these tests ask for; a run ends with its directory. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
};

/**
 * A new, empty database. It lives on the server of TEST_DATABASE_URL when that is set, else on one embedded server for the
 * whole run: the first test file that asks starts it, the others adopt it, and it ends with the run (see stop-postgres.mjs).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => void (await query(server, `drop database if exists ${name} with (force)`)),
  };
}

async function testServer(): Promise<string> {
  const own = process.env['TEST_DATABASE_URL'];
  if (own) return own;
  const { url } = await ensurePostgres({ dataDir: runDirectory(), settings: FAST, log: () => {} });
  return url;
}

/** Asks a database one thing, over a connection of its own; gives the rows. */
export async function query(url: string, sql: string): Promise<any[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

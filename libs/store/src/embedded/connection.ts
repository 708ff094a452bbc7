import { realpathSync } from 'node:fs';
import pg from 'pg';
import { SUPERUSER, type Cluster } from './cluster.js';

/** The address of a database of the cluster's server. */
export const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

/** Whether the server on `port` answers, and with this cluster's data: another may have taken the port meanwhile. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  try {
    const served = await withClient(urlOf(cluster, port, 'postgres'), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory ?? '';
    });
    return realpathSync(served) === realpathSync(cluster.directory);
  } catch {
    return false;
  }
}

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** Creates the database when it is missing; another process may do so at the same moment. */
export async function ensureDatabase(cluster: Cluster, port: number, database: string): Promise<void> {
  await withClient(urlOf(cluster, port, 'postgres'), async (client) => {
    const known = await client.query('select from pg_database where datname = $1', [database]);
    if (known.rowCount) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(database)}`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
    }
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // a server that goes away is told by the query that fails
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BACKUP_FORMAT, type BackupHead } from './format.js';
import { tablesInOrder } from './tables.js';

/**
 * Writes the whole store, as of one moment, into a gzipped SQL script of COPY blocks. Work may go on meanwhile. Streams: memory does not grow
 * with the store. The file appears under its name only when it is whole.
 * @returns tables and rows written
 */
export async function backup(url: string, file: string): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const half = `${file}.part`;
  let tables = 0;
  let rows = 0;
  async function* script() {
    const list = await tablesInOrder(client);
    const { rows: migrations } = await client.query<{ name: string }>(`select name from migration order by id`);
    const head: BackupHead = {
      format: BACKUP_FORMAT,
      takenAt: new Date().toISOString(),
      migrations: migrations.map(({ name }) => name),
    };
    yield `-- ${JSON.stringify(head)}\n`;
    for (const { name, columns } of list) {
      yield `COPY ${name} (${columns.join(', ')}) FROM stdin;\n`;
      const out = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
      yield* out;
      rows += out.rowCount ?? 0;
      tables++;
      yield '\\.\n';
    }
    yield '-- end\n';
  }
  try {
    await client.query(`begin isolation level repeatable read read only`);
    const target = createWriteStream(half, { mode: 0o600 });
    await once(target, 'open');
    await pipeline(Readable.from(script(), { objectMode: false }), createGzip({ level: 6 }), target);
    await rename(half, file);
    return { tables, rows };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

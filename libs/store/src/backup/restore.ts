import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { badInput, TrendUniverseError } from '#libs/domain';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openStore } from '../store.js';
import { BACKUP_FORMAT, type BackupHead, COPY_LINE } from './format.js';
import { byteLines } from './lines.js';
import { tablesInOrder, type TableToCopy } from './tables.js';

/** Sequences that belong to no column of their own, and the columns that hold their numbers. */
export const SHARED_SEQUENCES = {
  exercise_moment: [
    'panellist_move.moment',
    'rating.moment',
    'exercise_release.moment',
    'exercise_release.voices_moment',
  ],
};

type Lines = AsyncGenerator<Buffer, void>;

const NOT_OURS = `is no whole backup of Trend Universe. Give a file that "npm run backup" has written.`;

/**
 * Reads a backup into an empty database: makes the schema it was taken from, copies the rows in one transaction, then brings the schema up to
 * date. Rows arrive as they were: triggers that react to changes are off meanwhile, references are checked.
 * @throws CONFLICT when the store is not empty; BAD_INPUT for a file that is damaged, cut short, not ours or from a newer version
 */
export async function restore(url: string, file: string): Promise<{ tables: number; rows: number; takenAt: string }> {
  const lines = byteLines(unpacked(file));
  const head = readHead((await lines.next()).value ?? Buffer.alloc(0), file);
  await makeSchema(url, head);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = new Map((await tablesInOrder(client)).map((table) => [table.name, table]));
    await client.query('begin');
    const { rows: touched } = await client.query(
      `select 1 where exists (select from signal) or exists (select from edition) or exists (select from account)`,
    );
    if (touched.length > 0)
      throw new TrendUniverseError(
        'CONFLICT',
        'The store is not empty, and a restore replaces nothing. Point DATABASE_URL at a new database, or DATA_DIR at a new folder.',
      );
    for (const name of tables.keys()) {
      await client.query(`alter table ${name} disable trigger user`);
      await client.query(`delete from ${name}`);
    }
    const rows = await copyBlocks(client, lines, tables, file);
    for (const { name, counted } of tables.values()) {
      await client.query(`alter table ${name} enable trigger user`);
      for (const column of counted)
        await client.query(
          `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${column}), 0) + 1, false) from ${name}`,
          [name, column.replaceAll('"', '')],
        );
    }
    for (const [sequence, columns] of Object.entries(SHARED_SEQUENCES)) await goOn(client, sequence, columns);
    await client.query('commit');
    await client.query('analyze');
    const store = await openStore(url);
    await store.migrate().finally(() => store.close());
    return { tables: tables.size, rows, takenAt: head.takenAt };
  } finally {
    await client.end();
  }
}

/** Lets a shared sequence go on after the numbers there are; a backup from before it was made has none. */
async function goOn(client: pg.Client, sequence: string, columns: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ column: string; name: string }>(
    `select table_name as name, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name || '.' || column_name = any($1) and to_regclass($2) is not null`,
    [columns, sequence],
  );
  if (rows.length === 0) return;
  const used = rows.map(({ name, column }) => `(select max(${column}) from ${name})`).join(', ');
  await client.query(`select setval($1::regclass, coalesce(greatest(${used}), 0) + 1, false)`, [sequence]);
}

function readHead(line: Buffer, file: string): BackupHead {
  const head = (() => {
    try {
      return JSON.parse(line.toString().replace(/^-- /, '')) as BackupHead;
    } catch {
      return null;
    }
  })();
  if (head?.format !== BACKUP_FORMAT || !Array.isArray(head.migrations)) throw badInput(`${file} ${NOT_OURS}`);
  return head;
}

async function makeSchema(url: string, head: BackupHead): Promise<void> {
  const store = await openStore(url, { onlyMigrations: head.migrations });
  await store.migrate().finally(() => store.close());
}

async function copyBlocks(client: pg.Client, lines: Lines, tables: ReadonlyMap<string, TableToCopy>, file: string) {
  let rows = 0;
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw badInput(`${file} ends too early: it ${NOT_OURS}`);
    const line = value.toString();
    if (line === '-- end') return rows;
    const [, name = '', columns = ''] = COPY_LINE.exec(line) ?? [];
    const table = tables.get(name);
    if (!table || columns !== table.columns.join(', '))
      throw badInput(`${file} holds "${line.slice(0, 80)}", which this schema does not know: it ${NOT_OURS}`);
    const into = client.query(copyFrom(`copy ${name} (${columns}) from stdin`));
    await pipeline(Readable.from(rowsOf(lines, file), { objectMode: false }), into);
    rows += into.rowCount ?? 0;
  }
}

const END_OF_ROWS = Buffer.from('\\.');
const LINE_FEED = Buffer.from('\n');
const CHUNK_BYTES = 65_536;

/** The rows up to the end of a block, in chunks. */
async function* rowsOf(lines: Lines, file: string): AsyncGenerator<Buffer> {
  let chunk: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done) throw badInput(`${file} ends in the midst of a table: it ${NOT_OURS}`);
    if (line.equals(END_OF_ROWS)) break;
    chunk.push(line, LINE_FEED);
    size += line.length + 1;
    if (size > CHUNK_BYTES) {
      yield Buffer.concat(chunk);
      chunk = [];
      size = 0;
    }
  }
  if (chunk.length > 0) yield Buffer.concat(chunk);
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    throw badInput(`${file} cannot be read (${(error as Error).message}): it ${NOT_OURS}`);
  } finally {
    source.destroy();
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { query, testDatabase, type TestDatabase } from '../support/postgres.js';
import { run } from '../support/processes.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

/** A command of ours: what it printed and how it ended. */
async function command(program: string, args: readonly string[], url: string) {
  const running = run(`apps/worker/src/cli/${program}.js`, args, { DATABASE_URL: url, DATA_DIR: tmpdir() });
  const code = await new Promise<number | null>((resolve) => running.process.once('close', resolve));
  return { code, output: running.output() };
}

describe('backup, restore and verify', () => {
  let folder: string;
  let file: string;
  let here: TestDatabase;
  let there: TestDatabase;

  beforeAll(async () => {
    folder = await temporaryFolder('backup');
    file = join(folder, 'store.sql.gz');
    here = await testDatabase();
    there = await testDatabase();
    expect(await command('demo', ['--signals', '1500'], here.url)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await here.drop();
    await there.drop();
    await removeFolder(folder);
  });

  it('brings a store back on another server: the same rows, and editions that come out alike', async () => {
    // Texts that look like line ends or like the format itself.
    await query(here.url, `update signal set title = E'a\\u2028b\\\\.\\r\\nCOPY x (y) FROM stdin;' where seq = 3`);
    expect(await command('backup', [file], here.url)).toMatchObject({ code: 0 });
    const restored = await command('restore', [file], there.url);
    expect(restored).toMatchObject({ code: 0 });
    const same = `select md5(string_agg(x::text, '|' order by x.seq)) as signals from signal x`;
    expect(await query(there.url, same)).toEqual(await query(here.url, same));
    const editions = `select number, hash, input_hash from edition order by number`;
    expect(await query(there.url, editions)).toEqual(await query(here.url, editions));
    const verified = await command('verify', [], there.url);
    expect(verified.output).toMatch(/holds +edition 2 is what its inputs give/);
    expect(verified).toMatchObject({ code: 0 });
    // New rows get numbers after the old ones.
    await query(there.url, `insert into reader (version) values ('next')`);
  });

  it('replaces nothing', async () => {
    const again = await command('restore', [file], there.url);
    expect(again.code).toBe(1);
    expect(again.output).toMatch(/store is not empty/);
  });

  it('takes no part of a damaged file', async () => {
    const whole = await readFile(file);
    const cut = join(folder, 'cut.sql.gz');
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    const other = await testDatabase();
    const outcome = await command('restore', [cut], other.url);
    expect(outcome.code).toBe(1);
    expect(outcome.output).toMatch(/no whole backup/);
    expect(await query(other.url, `select count(*)::int as n from signal`)).toEqual([{ n: 0 }]);
    await writeFile(cut, 'not a backup');
    expect((await command('restore', [cut], other.url)).output).toMatch(/no whole backup/);
    await other.drop();
  });

  it('finds what was tampered with', async () => {
    const harms = [
      [`update ingest_run set read_count = read_count + 1`, /adds up/],
      [
        `update signal set independent = true, evidence_key = (select evidence_key from signal where independent and seq <> 9 limit 1) where seq = 9`,
        /counts twice/,
      ],
      [
        `update signal set independent = false where seq = (select max(seq) from signal where independent)`,
        /counts once/,
      ],
      [`update evidence_total set n = n + 1 where ctid = (select ctid from evidence_total limit 1)`, /totals by kind/],
      [
        `update trend_tally set independent = independent + 1 where ctid = (select ctid from trend_tally limit 1)`,
        /tallies of trends/,
      ],
      [
        `alter table placement disable trigger user;
         update placement set placement = jsonb_set(placement, '{radius}', '0.123') where (edition, trend_id) = (select 2, min(trend_id) from placement where edition = 2);
         alter table placement enable trigger user`,
        /edition 2/,
      ],
      [
        `alter table edition disable trigger user; update edition set hash = 'x' where number = 1; alter table edition enable trigger user`,
        /edition 1/,
      ],
    ] as const;
    for (const [harm] of harms) await query(there.url, harm);
    const { code, output } = await command('verify', [], there.url);
    const broken = output
      .split('\n')
      .filter((line) => line.startsWith('BROKEN'))
      .join('\n');
    for (const [, pattern] of harms) expect(broken).toMatch(pattern);
    expect(code).toBe(1);
  });
});

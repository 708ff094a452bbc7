import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../support/postgres.js';

const made: TestDatabase[] = [];

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('testDatabase', () => {
  afterAll(async () => {
    for (const database of made) await database.drop();
  });

  it('gives each caller an empty database of its own', async () => {
    const [one, two] = [await testDatabase(), await testDatabase()];
    made.push(one, two);
    await ask(one.url, 'create table t as select 1 as n');
    expect(await ask(one.url, 'select n from t')).toEqual([{ n: 1 }]);
    expect(await ask(two.url, `select to_regclass('t') as t`)).toEqual([{ t: null }]);
  });

  it('removes it with its open connections', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {}); // it is told that the server ended it
    await client.connect();
    await database.drop();
    await expect(ask(database.url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});

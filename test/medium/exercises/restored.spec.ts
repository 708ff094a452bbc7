import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backup, restore } from '#libs/store';
import { type ExerciseApi, startExerciseApi } from '../../support/exercises.js';
import { query, testDatabase, type TestDatabase } from '../../support/postgres.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

describe('an exercise brought back from a backup', () => {
  let api: ExerciseApi;
  let there: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    api = await startExerciseApi();
    there = await testDatabase();
    folder = await temporaryFolder('restored');
  });
  afterAll(async () => {
    await api.close();
    await there.drop();
    await removeFolder(folder);
  });

  it('goes on counting moments where it was, so that figures see what changes later', async () => {
    const exercise = await api.exercise({ groups: [] });
    await api.open(exercise);
    const [token] = await api.panel(exercise, [null]);
    await api.rate(token!, exercise, 1, 3);
    const file = join(folder, 'store.sql.gz');
    await backup(api.databaseUrl, file);
    await restore(there.url, file);
    const [{ last }] = await query(there.url, `select max(moment) as last from rating`);
    expect(Number(last)).toBeGreaterThan(0);
    const [{ next }] = await query(there.url, `select nextval('exercise_moment') as next`);
    expect(Number(next)).toBeGreaterThan(Number(last));
  });

  it('leaves no sequence behind that belongs to no column', async () => {
    const free = await query(
      there.url,
      `select relname as name from pg_class c where relkind = 'S' and relnamespace = 'public'::regnamespace
       and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0)`,
    );
    expect(free.map(({ name }) => name)).toEqual(['exercise_moment']);
  });
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('npm run admin', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
  }, 60_000);
  afterAll(() => api.close());

  /** Runs the command; gives its exit code and everything it printed. */
  const admin = (...args: string[]) =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      const { PATH = '', HOME = '' } = process.env;
      const program = join(root, 'apps/worker/src/cli/admin.ts');
      const child = spawn(
        process.execPath,
        ['--no-warnings', '--import', join(root, 'test/support/typescript.mjs'), program, ...args],
        {
          env: { PATH, HOME, DATABASE_URL: api.databaseUrl },
        },
      );
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      child.on('close', (code) => resolve({ code, text }));
    });
  const passwordIn = (text: string) => /Password: +(\S+)/.exec(text)![1]!;

  it('makes the first administrator, with a password that is shown once', async () => {
    const { code, text } = await admin('create', 'boss@example.org', '--name', 'The Boss');
    expect(code).toBe(0);
    const token = await api.signIn('boss@example.org', passwordIn(text));
    const { body } = await api.as(token, 'get', '/account').expect(200);
    expect(body).toMatchObject({ name: 'The Boss', roles: ['member', 'administrator'] });
    await api.as(token, 'get', '/admin/accounts').expect(200);
    await api.as(token, 'post', '/sources').send({}).expect(400);
    expect((await api.as(token, 'get', '/admin/audit')).body.items).toContainEqual(
      expect.objectContaining({ actor: 'command line', action: 'account.created' }),
    );
  }, 60_000);

  it('makes somebody an administrator, and leaves their password alone', async () => {
    await api.person('ada@example.org', ['editor']);
    expect((await admin('create', 'ada@example.org')).text).toContain('is an administrator now');
    const token = await api.signIn('ada@example.org', PASSWORD);
    expect((await api.as(token, 'get', '/account')).body.roles).toEqual(['member', 'editor', 'administrator']);
  }, 60_000);

  it('gives a new password, and ends what was open with the old one', async () => {
    await api.person('bo@example.org');
    const before = await api.signIn('bo@example.org');
    const { text } = await admin('reset', 'bo@example.org');
    await api.as(before, 'get', '/account').expect(401);
    await api.signIn('bo@example.org', passwordIn(text));
  }, 60_000);

  it.each([[['create']], [['create', 'nobody']], [['remove', 'a@example.org']], [['reset', 'missing@example.org']]])(
    'explains itself for %j',
    async (args) => {
      const { code, text } = await admin(...args);
      expect(code).toBe(1);
      expect(text).toMatch(/npm run admin/);
      expect(text).not.toMatch(/ {4}at /);
    },
    60_000,
  );
});

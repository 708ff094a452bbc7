import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstAdministrator } from '../../../apps/worker/src/people/make-administrator.js';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('npm run admin', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
  });
  afterAll(() => api.close());

  /** Runs the command; gives its exit code and everything it printed. */
  const admin = (...args: string[]) =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      const { PATH = '', HOME = '' } = process.env;
      const child = spawn(process.execPath, [join(root, 'dist/apps/worker/src/cli/admin.js'), ...args], {
        env: { PATH, HOME, DATABASE_URL: api.databaseUrl },
      });
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
  });

  it('makes somebody an administrator, and leaves their password alone', async () => {
    await api.person('ada@example.org', ['editor']);
    expect((await admin('create', 'ada@example.org')).text).toContain('is an administrator now');
    const token = await api.signIn('ada@example.org', PASSWORD);
    expect((await api.as(token, 'get', '/account')).body.roles).toEqual(['member', 'editor', 'administrator']);
  });

  it('gives a new password, and ends what was open with the old one', async () => {
    await api.person('bo@example.org');
    const before = await api.signIn('bo@example.org');
    const { text } = await admin('reset', 'bo@example.org');
    await api.as(before, 'get', '/account').expect(401);
    await api.signIn('bo@example.org', passwordIn(text));
  });

  it('makes an account for each role, each with a random password that works', async () => {
    const { code, text } = await admin('demo');
    expect(code).toBe(0);
    const rows = [...text.matchAll(/^(\w+)@demo\.example +(\S+)/gm)].map(([, role, password]) => ({ role, password }));
    expect(rows.map(({ role }) => role)).toEqual(['manager', 'member', 'facilitator', 'firm', 'policymaker', 'editor']);
    expect(new Set(rows.map(({ password }) => password)).size).toBe(6);
    const roles: Record<string, string[]> = {};
    for (const { role, password } of rows) {
      const token = await api.signIn(`${role}@demo.example`, password);
      roles[role!] = (await api.as(token, 'get', '/account')).body.roles;
    }
    expect(roles).toEqual({
      manager: ['member', 'cluster-manager'],
      member: ['member'],
      facilitator: ['member', 'agency-facilitator'],
      firm: ['member'],
      policymaker: ['member', 'policymaker'],
      editor: ['member', 'editor'],
    });
    const before = rows[0]!.password!;
    await admin('demo');
    await api.call('post', '/session').send({ email: 'manager@demo.example', password: before }).expect(401);
    const { id } = (await api.store.accounts.byEmail('manager@demo.example'))!;
    expect(await api.store.organisations.of(id)).toHaveLength(1);
  });

  it('is done by a first start too, once, when ADMIN_EMAIL names somebody', async () => {
    const fresh = await startPeopleApi();
    try {
      expect(await firstAdministrator(fresh.store, undefined)).toEqual([expect.stringContaining('npm run admin')]);
      const [one, other] = await Promise.all([1, 2].map(() => firstAdministrator(fresh.store, 'first@example.org')));
      const lines = [...one!, ...other!];
      expect(lines.filter((line) => line.startsWith('Password:'))).toHaveLength(1);
      await fresh.signIn('first@example.org', passwordIn(lines.join('\n')));
      expect(await firstAdministrator(fresh.store, 'second@example.org')).toEqual([]);
      expect(await fresh.store.accounts.byEmail('second@example.org')).toBeNull();
    } finally {
      await fresh.close();
    }
  });

  it.each([[['create']], [['create', 'nobody']], [['remove', 'a@example.org']], [['reset', 'missing@example.org']]])(
    'explains itself for %j',
    async (args) => {
      const { code, text } = await admin(...args);
      expect(code).toBe(1);
      expect(text).toMatch(/npm run admin/);
      expect(text).not.toMatch(/ {4}at /);
    },
  );
});

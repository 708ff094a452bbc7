import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { hashPassword, randomPassword, runMain } from '#libs/platform';
import type { Store } from '#libs/store';
import { z } from 'zod';
import { makeDemoPeople } from '../people/demo-people.js';
import { makeAdministrator } from '../people/make-administrator.js';
import { withStore } from './with-store.js';

const USAGE = `npm run admin -- create EMAIL [--name NAME]
npm run admin -- reset EMAIL
npm run admin -- demo

create: an administrator of this address, with a random password that is shown once; an account that is there already becomes one.
reset:  a new random password for an account; its second factor, passkeys, sessions and tokens end.
demo:   an account for each role at demo.example, to show the roles with; random passwords, shown once.
There is no default password: without one of these commands nobody is an administrator.`;

const COMMANDS = {
  create: makeAdministrator,
  reset,
  demo: (store: Store) => makeDemoPeople(store),
};

await runMain(async () => {
  const { command, email, name } = readArguments(process.argv.slice(2));
  await withStore('admin', async ({ store }) => {
    const lines = await COMMANDS[command](store, email, name);
    process.stdout.write(`${lines.join('\n')}\n`);
  });
});

async function reset(store: Store, email: string): Promise<string[]> {
  const account = await store.accounts.byEmail(email);
  if (!account)
    throw badInput(
      `There is no account of ${email}. \`npm run admin -- create ${email}\` makes one that is an administrator.`,
    );
  const password = randomPassword();
  await store.accounts.setPassword(account.id, await hashPassword(password));
  await store.secondFactors.remove(account.id);
  await store.passkeys.removeAll(account.id);
  await store.mailLinks.dropOf(account.id);
  await store.sessions.endAll(account.id);
  await store.personalTokens.removeAll(account.id);
  await store.accountEvents.add({ actor: 'command line', accountId: account.id, action: 'password.reset' });
  return [`Account:  ${account.email}`, `Password: ${password}`, 'It is shown this once. Sign in and change it.'];
}

function readArguments(args: readonly string[]): { command: keyof typeof COMMANDS; email: string; name: string } {
  try {
    const { values, positionals } = parseArgs({
      args: args.filter((argument) => argument !== '--'),
      allowPositionals: true,
      options: {
        name: { type: 'string', default: 'Administrator' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [command, email, ...rest] = positionals;
    if (values.help || !command || !Object.hasOwn(COMMANDS, command) || rest.length > 0)
      throw new Error('Say what to do, and for which address.');
    if (command === 'demo' && email === undefined) return { command, email: '', name: '' };
    if (!z.email().max(254).safeParse(email).success) throw new Error(`"${email ?? ''}" is no e-mail address.`);
    return { command: command as keyof typeof COMMANDS, email: email!, name: values.name };
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${USAGE}`);
  }
}

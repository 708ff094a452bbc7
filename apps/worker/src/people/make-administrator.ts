import { hashPassword, randomPassword } from '#libs/platform';
import type { Store } from '#libs/store';

/** An administrator of this address, with a random password that stands in the lines given back and nowhere else; an account that is there becomes one. */
export async function makeAdministrator(store: Store, email: string, name: string): Promise<string[]> {
  const known = await store.accounts.byEmail(email);
  if (known) {
    const roles = [...new Set([...known.granted, 'administrator' as const])];
    await store.accounts.setGranted(known.id, roles);
    await store.accountEvents.add({
      actor: 'command line',
      accountId: known.id,
      action: 'roles.set',
      detail: { roles },
    });
    return [`${known.email} is an administrator now; the password stays as it was.`];
  }
  const password = randomPassword();
  const account = await store.accounts.create({
    email,
    name,
    passwordHash: await hashPassword(password),
    granted: ['administrator'],
    consented: false,
  });
  await store.accountEvents.add({
    actor: 'command line',
    accountId: account.id,
    action: 'account.created',
    detail: { roles: ['administrator'] },
  });
  return [
    `Administrator: ${account.email}`,
    `Password:      ${password}`,
    'It is shown this once. Sign in and change it.',
  ];
}

/** On a start without any administrator: the one that ADMIN_EMAIL names, or a line that says how to make one. Nothing once there is one. */
export async function firstAdministrator(store: Store, email: string | undefined): Promise<string[]> {
  // Of several processes that start at once, one makes it.
  return store.exclusive('first-administrator', async () => {
    if (await store.accounts.hasAdministrator()) return [];
    if (!email) return ['There is no administrator yet: `npm run admin -- create EMAIL` makes one.'];
    return makeAdministrator(store, email, 'Administrator');
  });
}

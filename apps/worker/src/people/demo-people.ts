import type { GrantedRole, OrganisationKind, Position } from '#libs/domain';
import { hashPassword, randomPassword } from '#libs/platform';
import type { Store } from '#libs/store';

interface DemoPerson {
  readonly name: string;
  readonly role: string;
  readonly granted?: GrantedRole;
  readonly position?: Position;
  readonly of?: OrganisationKind;
}

/** One person of each role. The addresses end in a domain that is reserved for examples: no mail reaches anybody. */
const PEOPLE: readonly DemoPerson[] = [
  { name: 'Mara Manager', role: 'manager', of: 'cluster', position: 'manager' },
  { name: 'Milo Member', role: 'member', of: 'cluster', position: 'member' },
  { name: 'Fia Facilitator', role: 'facilitator', of: 'agency', position: 'manager' },
  { name: 'Fritz Firm', role: 'firm', of: 'firm', position: 'manager' },
  { name: 'Pola Policymaker', role: 'policymaker', granted: 'policymaker' },
  { name: 'Edi Editor', role: 'editor', granted: 'editor' },
];
const ORGANISATIONS: Readonly<Record<OrganisationKind, string>> = {
  cluster: 'Demo Cluster',
  agency: 'Demo Agency',
  firm: 'Demo Firm',
};

/** Accounts to show each role with, their passwords random and shown this once. Run again, they get new passwords and their sessions end. */
export async function makeDemoPeople(store: Store): Promise<string[]> {
  const lines: string[] = [];
  const founded = new Map<OrganisationKind, string>();
  for (const person of PEOPLE) {
    const email = `${person.role}@demo.example`;
    const password = randomPassword();
    const accountId = await accountOf(store, email, person, await hashPassword(password));
    if (person.of && person.position) {
      const organisationId =
        founded.get(person.of) ?? (await organisationOf(store, accountId, person.of, ORGANISATIONS[person.of]));
      founded.set(person.of, organisationId);
      await store.organisations.join(organisationId, accountId, person.position);
    }
    lines.push(`${email.padEnd(28)} ${password}   ${person.name}`);
  }
  return [...lines, 'The passwords are shown this once. `npm run admin -- demo` again gives new ones.'];
}

async function accountOf(store: Store, email: string, person: DemoPerson, passwordHash: string): Promise<string> {
  const granted = person.granted ? [person.granted] : [];
  const known = await store.accounts.byEmail(email);
  if (known) {
    await store.accounts.setPassword(known.id, passwordHash);
    await store.sessions.endAll(known.id);
    await store.personalTokens.removeAll(known.id);
    await store.accountEvents.add({ actor: 'command line', accountId: known.id, action: 'password.reset' });
    return known.id;
  }
  const { id } = await store.accounts.create({ email, name: person.name, passwordHash, granted, consented: false });
  await store.accountEvents.add({
    actor: 'command line',
    accountId: id,
    action: 'account.created',
    detail: { roles: granted },
  });
  return id;
}

/** The demo organisation that the account manages, or a new one. */
async function organisationOf(store: Store, accountId: string, kind: OrganisationKind, name: string): Promise<string> {
  const own = await store.organisations.of(accountId);
  const known = own.find((organisation) => organisation.kind === kind && organisation.name === name);
  return known?.id ?? (await store.organisations.create(accountId, { kind, name, country: null })).id;
}

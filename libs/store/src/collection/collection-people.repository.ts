import { badInput, COLLECTION_LIMITS, notFound, type SharedRole, TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { emailKey, moment } from '../account/accounts.repository.js';
import { changing } from './changing.js';

/** Somebody who works on a collection, as the others see them. */
export interface CollectionPerson {
  readonly accountId: string;
  readonly name: string;
  readonly role: 'owner' | SharedRole;
}

const TWO_WEEKS_HOURS = 14 * 24;

/** With whom a collection is shared by name. They are invited by mail and accept signed in with that address. */
export class CollectionPeople {
  constructor(private readonly db: DataSource) {}

  list(id: string): Promise<CollectionPerson[]> {
    return this.db.query(
      `select a.id as "accountId", a.name, 'owner' as role, 0 as rank from collection c join account a on a.id = c.owner_id where c.id = $1
       union all select a.id, a.name, p.role, 1 from collection_person p join account a on a.id = p.account_id where p.collection_id = $1
       order by rank, name, "accountId"`,
      [id],
    );
  }

  /** Invitations nobody has accepted yet: for the owner. */
  invitations(id: string): Promise<{ email: string; role: SharedRole; expiresAt: string }[]> {
    return this.db.query(
      `select email, role, ${moment('expires_at')} as "expiresAt" from collection_invitation where collection_id = $1 and expires_at > now() order by email_key`,
      [id],
    );
  }

  /** Keeps an invitation; it replaces an earlier one of the same address. */
  async invite(
    id: string,
    accountId: string,
    invitation: { email: string; role: SharedRole; hash: Buffer },
  ): Promise<void> {
    await changing(this.db, id, accountId, 'owner', async ({ tx }) => {
      const [{ n }] = await tx.query(
        `select (select count(*) from collection_person where collection_id = $1)::int + (select count(*) from collection_invitation where collection_id = $1 and email_key <> $2)::int as n`,
        [id, emailKey(invitation.email)],
      );
      if (n >= COLLECTION_LIMITS.people)
        throw badInput(
          `A collection is shared with at most ${COLLECTION_LIMITS.people} people by name. Share it with your organisation instead.`,
        );
      await tx.query(
        `insert into collection_invitation (hash, collection_id, email, email_key, role, expires_at) values ($1, $2, $3, $4, $5, now() + make_interval(hours => ${TWO_WEEKS_HOURS}))
         on conflict (collection_id, email_key) do update set hash = excluded.hash, role = excluded.role, expires_at = excluded.expires_at`,
        [invitation.hash, id, invitation.email, emailKey(invitation.email), invitation.role],
      );
    });
  }

  async withdraw(id: string, accountId: string, email: string): Promise<void> {
    await changing(this.db, id, accountId, 'owner', ({ tx }) =>
      tx.query(`delete from collection_invitation where collection_id = $1 and email_key = $2`, [id, emailKey(email)]),
    );
  }

  /** Lets the invited account in; gives the collection. Throws BAD_INPUT for a link that is no good, FORBIDDEN when it went to another address. */
  async accept(hash: Buffer, account: { id: string; email: string }): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [invitation] = await tx.query(
        `select i.collection_id as id, i.email_key, i.role, c.owner_id as owner, c.version from collection_invitation i join collection c on c.id = i.collection_id
         where i.hash = $1 and i.expires_at > now() and c.deleted_at is null for update of c`,
        [hash],
      );
      if (!invitation)
        throw badInput('This invitation has been used, withdrawn or is too old. Ask for another.', [
          { path: 'token', message: 'is no good any more' },
        ]);
      if (invitation.email_key !== emailKey(account.email))
        throw new TrendUniverseError(
          'FORBIDDEN',
          'This invitation went to another address. Sign in with that one, or ask to be invited with yours.',
        );
      await tx.query(`delete from collection_invitation where hash = $1`, [hash]);
      if (invitation.owner !== account.id) {
        await tx.query(
          `insert into collection_person (collection_id, account_id, role) values ($1, $2, $3) on conflict (collection_id, account_id) do update set role = excluded.role`,
          [invitation.id, account.id, invitation.role],
        );
        await tx.query(`update collection set version = version + 1, updated_at = now() where id = $1`, [
          invitation.id,
        ]);
        await tx.query(
          `insert into collection_event (collection_id, version, actor_id, action, after) select id, version, $2, 'person.joined', $3 from collection where id = $1`,
          [invitation.id, account.id, JSON.stringify({ role: invitation.role })],
        );
      }
      return invitation.id as string;
    });
  }

  /** Gives somebody another role, or with null takes them off: the owner does, and everybody may leave. */
  async setRole(id: string, accountId: string, whose: string, role: SharedRole | null): Promise<void> {
    const leaving = role === null && whose === accountId;
    await changing(this.db, id, accountId, leaving ? 'viewer' : 'owner', async ({ tx, note }) => {
      const [, changed] = role
        ? await tx.query(`update collection_person set role = $3 where collection_id = $1 and account_id = $2`, [
            id,
            whose,
            role,
          ])
        : await tx.query(`delete from collection_person where collection_id = $1 and account_id = $2`, [id, whose]);
      if (changed === 0)
        throw notFound(
          'person in this collection',
          whose,
          'Those who read it through their organisation or a link are not listed by name.',
        );
      await note({ action: role ? 'person.changed' : 'person.left', after: { person: whose, role } });
    });
  }
}

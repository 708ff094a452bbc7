import { randomUUID } from 'node:crypto';
import { notFound, type OrganisationKind, type Position, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { withdrawShared } from '../cluster/shared-evidence.js';
import { moment } from './accounts.repository.js';

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly createdAt: string;
  readonly people: number;
}

/** Somebody in an organisation, as the others in it see them. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly position: Position;
  readonly joinedAt: string;
}

const COLUMNS = `o.id, o.kind, o.name, o.country, ${moment('o.created_at')} as "createdAt", (select count(*)::int from membership p where p.organisation_id = o.id) as people`;

/** Organisations and who belongs to them. Each keeps at least one manager. */
export class Organisations {
  constructor(private readonly db: DataSource) {}

  /** Founds an organisation; its founder is its manager. */
  async create(
    founder: string,
    organisation: { kind: OrganisationKind; name: string; country: string | null },
  ): Promise<Organisation> {
    const id = randomUUID();
    await this.db.transaction(async (tx) => {
      await tx.query(`insert into organisation (id, kind, name, country) values ($1, $2, $3, $4)`, [
        id,
        organisation.kind,
        organisation.name,
        organisation.country,
      ]);
      await tx.query(`insert into membership (organisation_id, account_id, position) values ($1, $2, 'manager')`, [
        id,
        founder,
      ]);
    });
    return this.get(id);
  }

  async get(id: string): Promise<Organisation> {
    const [row] = await this.db.query(`select ${COLUMNS} from organisation o where o.id = $1`, [id]);
    if (!row) throw notFound('organisation', id, 'GET /api/v1/organisations lists yours.');
    return row;
  }

  async rename(id: string, fields: { name: string; country: string | null }): Promise<Organisation> {
    await this.db.query(`update organisation set name = $2, country = $3 where id = $1`, [
      id,
      fields.name,
      fields.country,
    ]);
    return this.get(id);
  }

  /** Deletes it with all that is its own. Returns how many signals it had shared with everybody: they go, too. */
  async remove(id: string): Promise<number> {
    return this.db.transaction((tx) => removeOrganisation(tx, id));
  }

  /** The organisations of an account, by name. */
  async of(accountId: string): Promise<(Organisation & { position: Position })[]> {
    return this.db.query(
      `select ${COLUMNS}, m.position from membership m join organisation o on o.id = m.organisation_id where m.account_id = $1 order by o.name, o.id`,
      [accountId],
    );
  }

  async people(id: string): Promise<Colleague[]> {
    return this.db.query(
      `select a.id as "accountId", a.name, a.email, m.position, ${moment('m.joined_at')} as "joinedAt" from membership m join account a on a.id = m.account_id
       where m.organisation_id = $1 order by m.position, a.name, a.id`,
      [id],
    );
  }

  /** Lets somebody in; who is in already keeps the higher of both positions. */
  async join(id: string, accountId: string, position: Position): Promise<void> {
    await this.db.query(
      `insert into membership (organisation_id, account_id, position) values ($1, $2, $3)
       on conflict (organisation_id, account_id) do update set position = 'manager' where excluded.position = 'manager'`,
      [id, accountId, position],
    );
  }

  /** Changes what somebody is, or with null lets them go. Throws CONFLICT rather than leave no manager, NOT_FOUND when they are not in it. */
  async setPosition(id: string, accountId: string, position: Position | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const members = await lockMembers(tx, id);
      if (!members.some((member) => member.accountId === accountId))
        throw notFound('person', accountId, 'GET the people of the organisation to see who is in it.');
      if (
        position !== 'manager' &&
        !members.some((member) => member.position === 'manager' && member.accountId !== accountId)
      ) {
        throw new TrendUniverseError(
          'CONFLICT',
          'An organisation needs a manager. Make somebody else its manager first, or delete the organisation.',
        );
      }
      if (position)
        await tx.query(`update membership set position = $3 where organisation_id = $1 and account_id = $2`, [
          id,
          accountId,
          position,
        ]);
      else await tx.query(`delete from membership where organisation_id = $1 and account_id = $2`, [id, accountId]);
    });
  }
}

/** Deletes an organisation and takes out what it shared with everybody, see `Organisations.remove`. */
export async function removeOrganisation(tx: EntityManager, id: string): Promise<number> {
  await tx.query(`select 1 from organisation where id = $1 for update`, [id]);
  const withdrawn = await withdrawShared(tx, id);
  await tx.query(`delete from organisation where id = $1`, [id]);
  return withdrawn;
}

/** The members of an organisation, which nobody changes until the transaction ends. */
export async function lockMembers(tx: EntityManager, id: string): Promise<{ accountId: string; position: Position }[]> {
  await tx.query(`select 1 from organisation where id = $1 for update`, [id]);
  return tx.query(`select account_id as "accountId", position from membership where organisation_id = $1`, [id]);
}

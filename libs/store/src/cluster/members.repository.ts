import { type Member, type MemberRow, notFound, readName } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';

export interface StoredMember extends Member {
  readonly id: string;
  /** Names in signals that are this member, for certain and to be judged. */
  readonly matches: number;
  readonly toReview: number;
}

export interface WriteCounts {
  readonly new: number;
  readonly changed: number;
  readonly duplicate: number;
}

const FIELDS = `name text, name_key text, blocks text[], key text, employees integer, nuts text, country text, nace text, website text`;
const CHANGED = `(m.name, m.employees, m.nuts, m.country, m.nace, m.website) is distinct from (r.name, r.employees, r.nuts, r.country::char(2), r.nace, r.website)`;

/** The firms of a cluster. */
export class ClusterMembers {
  constructor(private readonly db: DataSource) {}

  /** Writes rows whose keys are distinct; the same rows again change nothing. A new name is compared with the applicants anew. */
  async write(organisationId: string, rows: readonly MemberRow[]): Promise<WriteCounts> {
    return this.db.transaction((tx) => this.upsert(tx, organisationId, rows));
  }

  /** What `write` would do, with nothing written. */
  async compare(organisationId: string, rows: readonly MemberRow[]): Promise<WriteCounts> {
    const [found] = await this.db.query(
      `select count(*)::int as known, count(*) filter (where ${CHANGED})::int as changed
       from json_to_recordset($2) as r(${FIELDS}) join cluster_member m on m.organisation_id = $1 and m.key = r.key`,
      [organisationId, asJson(rows)],
    );
    return { new: rows.length - found.known, changed: found.changed, duplicate: found.known - found.changed };
  }

  private async upsert(tx: EntityManager, organisationId: string, rows: readonly MemberRow[]): Promise<WriteCounts> {
    const written: { inserted: boolean }[] = await tx.query(
      `insert into cluster_member as m (organisation_id, key, name, name_key, blocks, employees, nuts, country, nace, website)
       select $1, key, name, name_key, blocks, employees, nuts, country, nace, website from json_to_recordset($2) as r(${FIELDS}) order by key
       on conflict (organisation_id, key) do update set name = excluded.name, name_key = excluded.name_key, blocks = excluded.blocks,
              employees = excluded.employees, nuts = excluded.nuts, country = excluded.country, nace = excluded.nace, website = excluded.website,
              compared = m.compared and m.name_key = excluded.name_key
         where (m.name, m.employees, m.nuts, m.country, m.nace, m.website) is distinct from
               (excluded.name, excluded.employees, excluded.nuts, excluded.country, excluded.nace, excluded.website)
       returning (xmax = 0) as inserted`,
      [organisationId, asJson(rows)],
    );
    const added = written.filter((row) => row.inserted).length;
    return { new: added, changed: written.length - added, duplicate: rows.length - written.length };
  }

  /** By name, after the cursor (`name` and `id` of the last one). */
  async list(
    organisationId: string,
    query: { q?: string | undefined; limit: number; after?: readonly [name: string, id: string] | undefined },
  ): Promise<StoredMember[]> {
    return this.db.query(
      `select m.id, m.name, m.employees, m.nuts, m.country, m.nace, m.website,
              (select count(*)::int from cluster_match c where c.member_id = m.id and c.verdict = 'same') as matches,
              (select count(*)::int from cluster_match c where c.member_id = m.id and c.verdict = 'review') as "toReview"
       from cluster_member m
       where m.organisation_id = $1 and ($2::text is null or m.name ilike '%' || $2 || '%') and ($3::text is null or (m.name, m.id) > ($3, $4::bigint))
       order by m.name, m.id limit $5`,
      [
        organisationId,
        query.q ? likeSafe(query.q) : null,
        query.after?.[0] ?? null,
        query.after?.[1] ?? null,
        query.limit,
      ],
    );
  }

  async count(organisationId: string): Promise<number> {
    const [row] = await this.db.query(`select count(*)::int as n from cluster_member where organisation_id = $1`, [
      organisationId,
    ]);
    return row.n;
  }

  async remove(organisationId: string, id: string): Promise<void> {
    const [, n] = await this.db.query(`delete from cluster_member where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (n === 0) throw notFound('member', id, 'GET the members of the cluster to see who is in it.');
  }

  /** Counts for each cluster, or for one, what makes it like others. */
  async describe(organisationId: string | null = null): Promise<void> {
    await this.db.query(
      `update cluster_profile p set structure = s.structure from (
         select organisation_id, json_build_object('members', count(*), 'medianEmployees', percentile_cont(0.5) within group (order by employees),
                'manufacturing', avg((division between 10 and 33)::int), 'knowledge', avg((division between 58 and 63 or division between 69 and 75)::int)) as structure
         from (select organisation_id, employees, substring(nace from '[0-9]{2}')::int as division from cluster_member) m
         where $1::uuid is null or organisation_id = $1 group by organisation_id) s
       where s.organisation_id = p.organisation_id`,
      [organisationId],
    );
  }
}

const likeSafe = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const asJson = (rows: readonly MemberRow[]): string =>
  JSON.stringify(
    rows.map(({ key, member }) => {
      const name = readName(member.name);
      return { ...member, key, name_key: name.key, blocks: name.blocks };
    }),
  );

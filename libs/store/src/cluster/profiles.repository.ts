import { randomUUID } from 'node:crypto';
import { type EcosystemId, notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

export interface WeightedEcosystem {
  readonly ecosystem: EcosystemId;
  /** Share of the cluster's activity, 0..1; they need not sum to 1. */
  readonly weight: number;
}

/** What makes clusters alike, counted from their members. */
export interface ClusterStructure {
  readonly members?: number;
  readonly medianEmployees?: number;
  /** Share of members in NACE divisions 10-33, 0..1. */
  readonly manufacturing?: number;
  /** Share of members in NACE divisions 58-63 and 69-75, 0..1. */
  readonly knowledge?: number;
}

export interface ClusterProfile {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly nuts: string | null;
  readonly website: string | null;
  readonly about: string;
  readonly ecosystems: readonly WeightedEcosystem[];
  /** Ids of trends the cluster watches. */
  readonly trends: readonly string[];
  /** Peers chosen by hand; null = the nearest ones. */
  readonly peers: readonly string[] | null;
  /** Whether other clusters may be told of this one as a partner. */
  readonly suggested: boolean;
  readonly synthetic: boolean;
  readonly structure: ClusterStructure;
  readonly updatedAt: string;
}

export type ProfileFields = Pick<ClusterProfile, 'nuts' | 'website' | 'about' | 'ecosystems' | 'trends' | 'suggested'>;

const COLUMNS = `p.organisation_id as id, o.name, o.country, p.nuts, p.website, p.about, p.trends, p.peers, p.suggested, p.synthetic, p.structure,
  ${moment('p.updated_at')} as "updatedAt",
  coalesce((select json_agg(json_build_object('ecosystem', e.ecosystem, 'weight', e.weight) order by e.weight desc, e.ecosystem)
            from cluster_ecosystem e where e.organisation_id = p.organisation_id), '[]') as ecosystems`;

/** Profiles of clusters: one for each organisation of the kind `cluster` that has written one. */
export class ClusterProfiles {
  constructor(private readonly db: DataSource) {}

  async find(id: string): Promise<ClusterProfile | null> {
    const [row] = await this.db.query(
      `select ${COLUMNS} from cluster_profile p join organisation o on o.id = p.organisation_id where p.organisation_id = $1`,
      [id],
    );
    return row ?? null;
  }

  async get(id: string): Promise<ClusterProfile> {
    const found = await this.find(id);
    if (!found)
      throw notFound(
        'cluster profile',
        id,
        'A manager of the organisation writes it first: PUT /api/v1/clusters/{id}.',
      );
    return found;
  }

  async some(ids: readonly string[]): Promise<ClusterProfile[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_profile p join organisation o on o.id = p.organisation_id where p.organisation_id = any($1::uuid[]) order by o.name, p.organisation_id`,
      [ids],
    );
  }

  /** The clusters of the synthetic universe. */
  async demo(): Promise<ClusterProfile[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_profile p join organisation o on o.id = p.organisation_id where p.synthetic order by o.name limit 50`,
    );
  }

  /** All clusters of an ecosystem, by id. */
  async inEcosystem(ecosystem: string): Promise<ClusterProfile[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_ecosystem x join cluster_profile p on p.organisation_id = x.organisation_id join organisation o on o.id = p.organisation_id
       where x.ecosystem = $1 order by p.organisation_id`,
      [ecosystem],
    );
  }

  async idsIn(ecosystem: string): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select organisation_id as id from cluster_ecosystem where ecosystem = $1 order by organisation_id`,
      [ecosystem],
    );
    return rows.map(({ id }) => id);
  }

  async isDemo(id: string): Promise<boolean> {
    const rows = await this.db.query(`select 1 from cluster_profile where organisation_id = $1 and synthetic`, [id]);
    return rows.length > 0;
  }

  /** Writes the profile of an organisation; the first time makes it. */
  async save(id: string, fields: ProfileFields, synthetic = false): Promise<ClusterProfile> {
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into cluster_profile (organisation_id, nuts, website, about, trends, suggested, synthetic) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (organisation_id) do update set nuts = excluded.nuts, website = excluded.website, about = excluded.about, trends = excluded.trends,
                suggested = excluded.suggested, updated_at = now()`,
        [id, fields.nuts, fields.website, fields.about, fields.trends, fields.suggested, synthetic],
      );
      await tx.query(`delete from cluster_ecosystem where organisation_id = $1`, [id]);
      await tx.query(
        `insert into cluster_ecosystem (organisation_id, ecosystem, weight) select $1, ecosystem, weight from json_to_recordset($2) as r(ecosystem text, weight real)`,
        [id, JSON.stringify(fields.ecosystems)],
      );
    });
    return this.get(id);
  }

  /** A cluster of the synthetic universe: an organisation that nobody belongs to. It goes when the universe goes. */
  async foundDemo(name: string, country: string, fields: ProfileFields): Promise<ClusterProfile> {
    const id = randomUUID();
    await this.db.query(`insert into organisation (id, kind, name, country) values ($1, 'cluster', $2, $3)`, [
      id,
      name,
      country,
    ]);
    return this.save(id, fields, true);
  }

  async choosePeers(id: string, peers: readonly string[] | null): Promise<void> {
    await this.db.query(`update cluster_profile set peers = $2, updated_at = now() where organisation_id = $1`, [
      id,
      peers,
    ]);
  }
}

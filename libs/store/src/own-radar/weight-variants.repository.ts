import { randomUUID } from 'node:crypto';
import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface WeightVariant {
  readonly id: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly settings: unknown;
  /** Everybody may look at it. */
  readonly shared: boolean;
  readonly createdAt: string;
  /** Of the account that asks. */
  readonly own: boolean;
}

/** More than anybody needs; keeps one account from filling the table. */
const MOST = 100;

const COLUMNS = (account: string) =>
  `id, ecosystem, name, settings, shared, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt", account_id is not distinct from ${account}::uuid as own`;

/** Weights under a name. An account sees its own and the shared ones; the rest does not exist for it. */
export class WeightVariants {
  constructor(private readonly db: DataSource) {}

  /** Of a radar: one's own first, then the shared, by name. */
  list(ecosystem: string, accountId: string | null): Promise<WeightVariant[]> {
    return this.db.query(
      `select ${COLUMNS('$2')} from weight_variant where ecosystem = $1 and (shared or account_id = $2::uuid) order by own desc, name, id`,
      [ecosystem, accountId],
    );
  }

  async find(id: string, accountId: string | null): Promise<WeightVariant | null> {
    const [row] = await this.db.query(
      `select ${COLUMNS('$2')} from weight_variant where id = $1 and (shared or account_id = $2::uuid)`,
      [id, accountId],
    );
    return row ?? null;
  }

  /** Everything of an account, for its export. */
  of(accountId: string): Promise<WeightVariant[]> {
    return this.db.query(`select ${COLUMNS('$1')} from weight_variant where account_id = $1 order by created_at, id`, [
      accountId,
    ]);
  }

  /** Saves, or saves again under the same name. Throws CONFLICT beyond 100. */
  async save(
    accountId: string,
    variant: { ecosystem: string; name: string; settings: unknown; shared: boolean },
  ): Promise<WeightVariant> {
    const [saved] = await this.db.query(
      `insert into weight_variant (id, account_id, ecosystem, name, settings, shared)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from weight_variant where account_id = $2) < ${MOST}
         or exists (select 1 from weight_variant where account_id = $2 and ecosystem = $3 and name = $4)
       on conflict (account_id, ecosystem, name) do update set settings = excluded.settings, shared = excluded.shared
       returning ${COLUMNS('$2')}`,
      [randomUUID(), accountId, variant.ecosystem, variant.name, JSON.stringify(variant.settings), variant.shared],
    );
    if (!saved)
      throw new TrendUniverseError(
        'CONFLICT',
        `You keep ${MOST} variants already. Remove one that you no longer need.`,
      );
    return saved;
  }

  async remove(id: string, accountId: string): Promise<boolean> {
    const [rows] = await this.db.query(`delete from weight_variant where id = $1 and account_id = $2 returning id`, [
      id,
      accountId,
    ]);
    return rows.length > 0;
  }
}

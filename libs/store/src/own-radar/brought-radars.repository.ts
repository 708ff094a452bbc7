import { randomUUID } from 'node:crypto';
import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface BroughtRadarHead {
  readonly id: string;
  /** The radar of ours that it is laid beside. */
  readonly ecosystem: string;
  readonly name: string;
  readonly format: string;
  readonly entries: number;
  readonly createdAt: string;
}

const MOST = 50;
const HEAD = `id, ecosystem, name, format, jsonb_array_length(radar->'entries') as entries, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`;

/** Radars that people brought from other tools: seen by who brought them, and by nobody else. */
export class BroughtRadars {
  constructor(private readonly db: DataSource) {}

  list(accountId: string): Promise<BroughtRadarHead[]> {
    return this.db.query(`select ${HEAD} from brought_radar where account_id = $1 order by created_at desc, id`, [
      accountId,
    ]);
  }

  async find(accountId: string, id: string): Promise<(BroughtRadarHead & { radar: unknown }) | null> {
    const [row] = await this.db.query(`select ${HEAD}, radar from brought_radar where account_id = $1 and id = $2`, [
      accountId,
      id,
    ]);
    return row ?? null;
  }

  /** Everything of an account, for its export. */
  of(accountId: string): Promise<unknown[]> {
    return this.db.query(`select ${HEAD}, radar from brought_radar where account_id = $1 order by created_at, id`, [
      accountId,
    ]);
  }

  /** Throws CONFLICT beyond 50. */
  async add(
    accountId: string,
    radar: { ecosystem: string; name: string; format: string; radar: unknown },
  ): Promise<BroughtRadarHead> {
    const [added] = await this.db.query(
      `insert into brought_radar (id, account_id, ecosystem, name, format, radar)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from brought_radar where account_id = $2) < ${MOST} returning ${HEAD}`,
      [randomUUID(), accountId, radar.ecosystem, radar.name, radar.format, JSON.stringify(radar.radar)],
    );
    if (!added) throw new TrendUniverseError('CONFLICT', `You keep ${MOST} radars already. Remove one first.`);
    return added;
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const [rows] = await this.db.query(`delete from brought_radar where account_id = $1 and id = $2 returning id`, [
      accountId,
      id,
    ]);
    return rows.length > 0;
  }
}

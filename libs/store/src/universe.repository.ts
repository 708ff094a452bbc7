import type { DataSource } from 'typeorm';

export type UniverseKind = 'empty' | 'demo' | 'live';

/** Which universe the store holds: the synthetic demo or real signals, never both. */
export class Universe {
  constructor(private readonly db: DataSource) {}

  async kind(): Promise<UniverseKind> {
    const [row] = await this.db.query(`select (select synthetic from signal limit 1) as synthetic`);
    return row.synthetic === null ? 'empty' : row.synthetic ? 'demo' : 'live';
  }

  /** Whether real signals came while the demo universe was still being loaded. */
  async isMixed(): Promise<boolean> {
    const [row] = await this.db.query(
      `select exists(select from signal where synthetic) and exists(select from signal where not synthetic) as mixed`,
    );
    return row.mixed as boolean;
  }

  /**
   * Takes the demo universe out: synthetic signals, what was read out of them, the editions and discovered trends that rest on them.
   * The catalogue, angles of curated trends and the log of runs stay. One transaction. Returns the number of signals removed.
   */
  async removeDemo(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [row] = await tx.query(`select count(*)::int as n from signal where synthetic`);
      if (row.n === 0) return 0;
      const [{ real }] = await tx.query(`select count(*)::int as real from signal where not synthetic`);
      await tx.query(
        `delete from organisation o using cluster_profile p where p.organisation_id = o.id and p.synthetic`,
      );
      await tx.query(`delete from edition where synthetic`);
      await tx.query(`delete from radar_angle a using trend t where t.id = a.trend_id and t.synthetic`);
      await tx.query(
        `delete from error_report r using trend t where r.target_kind = 'trend' and t.id = r.target and t.synthetic`,
      );
      await tx.query(`delete from trend where synthetic`);
      await tx.query(`delete from discovery`);
      await tx.query(
        `delete from error_report r using signal s where r.target_kind = 'signal' and s.id = r.target and s.synthetic`,
      );
      await tx.query(`delete from correction c using signal s where s.id = c.signal_id and s.synthetic`);
      if (real === 0)
        await tx.query(
          `truncate signal, evidence, evidence_total, signal_tag, signal_trend, decision_link, signal_applicant`,
        );
      else {
        await tx.query(`delete from signal where synthetic`);
        await tx.query(`truncate evidence_total`);
        await tx.query(
          `insert into evidence_total select kind, year, quarter, country, count(*) from evidence group by kind, year, quarter, country`,
        );
      }
      return row.n as number;
    });
  }
}

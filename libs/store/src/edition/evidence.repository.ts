import type { SignalKind } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface TrendCount {
  readonly trendId: string;
  readonly kind: SignalKind;
  readonly year: number;
  /** Pieces of independent evidence. */
  readonly n: number;
}

/** The counts that placements rest on. */
export class Evidence {
  constructor(private readonly db: DataSource) {}

  /** Independent evidence of every active trend by kind and year. One index-only pass over the links: linear in them. */
  async trendCounts(): Promise<TrendCount[]> {
    return this.db.query(
      `select trend_id as "trendId", kind, year::int, count(*)::int as n from signal_trend where independent group by trend_id, kind, year order by trend_id, kind, year`,
    );
  }

  /** Independent evidence of the whole store by kind and year: what every series is offset by. */
  async totals(): Promise<{ kind: SignalKind; year: number; n: number }[]> {
    return this.db.query(`select kind, year::int, n::int from evidence_total where n > 0 order by kind, year`);
  }

  /** A hash over ids and contents of the signals behind each trend: the same signals give the same hash. */
  async inputHashes(): Promise<Map<string, string>> {
    const rows: { id: string; hash: string }[] = await this.db.query(
      `select l.trend_id as id, md5(string_agg(encode(s.content_hash, 'hex'), '' order by s.id)) as hash
       from signal_trend l join signal s on s.seq = l.seq group by l.trend_id`,
    );
    return new Map(rows.map((row) => [row.id, row.hash]));
  }

  async signalCount(): Promise<{ total: number; synthetic: boolean; latest: string | null }> {
    const [row] = await this.db.query(
      `select (select count(*)::int from signal) as total, coalesce((select synthetic from signal limit 1), false) as synthetic,
              (select to_char(max(date), 'YYYY-MM-DD') from signal) as latest`,
    );
    return row;
  }

  async angles(): Promise<{ ecosystem: string; trendId: string; segment: string; angle: number }[]> {
    return this.db.query(`select ecosystem, trend_id as "trendId", segment, angle from radar_angle order by ecosystem, trend_id`);
  }

  /** Keeps the angles of newcomers; an angle once given stays, unless the trend changed its segment. */
  async saveAngles(angles: readonly { ecosystem: string; trendId: string; segment: string; angle: number }[]): Promise<void> {
    await this.db.query(
      `insert into radar_angle (ecosystem, trend_id, segment, angle)
       select ecosystem, "trendId", segment, angle from json_to_recordset($1) as r(ecosystem text, "trendId" text, segment text, angle float8)
       on conflict (ecosystem, trend_id) do update set segment = excluded.segment, angle = excluded.angle where radar_angle.segment <> excluded.segment`,
      [JSON.stringify(angles)],
    );
  }
}

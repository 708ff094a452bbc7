import { type OrganisationName, readName } from '#libs/domain';
import type { DataSource } from 'typeorm';

/** A name and what it is compared with. */
export interface Comparison {
  readonly memberId: string;
  readonly member: string;
  readonly applicantId: string;
  readonly applicant: string;
}

export interface FoundMatch {
  readonly memberId: string;
  readonly applicantId: string;
  readonly verdict: 'same' | 'review';
  readonly score: number;
  readonly doubt: string;
}

/** A transaction that began earlier may become visible later: so far back is looked again. */
const OVERLAP = `interval '10 minutes'`;

/** The names that stand in signals, each once, and which of them are compared with members still. */
export class Applicants {
  constructor(private readonly db: DataSource) {}

  /**
   * Takes in the names of up to `limit` signals that came or changed since the last time. Returns how many signals were looked at; 0 when there
   * are no more. Cost: in proportion to `limit` (index `signal_updated`).
   */
  async takeIn(limit: number, mark: Mark | null): Promise<Mark | null> {
    const from = mark ?? (await this.begin());
    const signals: { seq: string; at: string; organisations: string[] }[] = await this.db.query(
      `select seq, updated_at::text as at, organisations from signal where (updated_at, seq) > ($1::timestamptz, $2::bigint) order by updated_at, seq limit $3`,
      [from.at, from.seq, limit],
    );
    const last = signals.at(-1);
    if (!last) {
      await this.db.query(
        `insert into applicant_progress (at) values ($1) on conflict (one) do update set at = greatest(applicant_progress.at, excluded.at)`,
        [from.at],
      );
      return null;
    }
    await this.write(signals);
    return { at: last.at, seq: last.seq };
  }

  private async begin(): Promise<Mark> {
    const [row] = await this.db.query(`select (at - ${OVERLAP})::text as at from applicant_progress`);
    return { at: row?.at ?? '1970-01-01', seq: '0' };
  }

  private async write(signals: readonly { seq: string; organisations: readonly string[] }[]): Promise<void> {
    const links = signals.flatMap(({ seq, organisations }) =>
      [...new Set(organisations)].map((name) => ({ seq, name })),
    );
    const names = [...new Map(links.map(({ name }) => [name, readName(name)] as [string, OrganisationName]))]
      .filter(([, read]) => read.key !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1));
    await this.db.transaction(async (tx) => {
      await tx.query(`delete from signal_applicant where seq = any($1::bigint[])`, [signals.map(({ seq }) => seq)]);
      await tx.query(
        `insert into applicant (name, name_key, blocks) select name, key, blocks from json_to_recordset($1) as r(name text, key text, blocks text[]) on conflict (name) do nothing`,
        [JSON.stringify(names.map(([name, { key, blocks }]) => ({ name, key, blocks })))],
      );
      await tx.query(
        `insert into signal_applicant (applicant_id, seq) select a.id, r.seq from json_to_recordset($1) as r(seq bigint, name text)
         join applicant a on a.name = r.name join signal s on s.seq = r.seq on conflict do nothing`,
        [JSON.stringify(links)],
      );
    });
  }

  /** Names in the signals of an ecosystem, each with its country and the trends it has evidence of. */
  async inEcosystem(ecosystem: string): Promise<{ name: string; country: string; trends: string[] }[]> {
    return this.db.query(
      `select a.name, s.country, array_agg(distinct l.trend_id order by l.trend_id) as trends
       from signal_tag g join signal s on s.seq = g.seq join signal_applicant n on n.seq = s.seq join applicant a on a.id = n.applicant_id join signal_trend l on l.seq = s.seq
       where g.ecosystem = $1 and s.country is not null and l.independent group by a.name, s.country order by a.name, s.country`,
      [ecosystem],
    );
  }

  /**
   * Pairs of members and applicants that share a block, for up to `limit` names that were not compared yet, those of members first. Returns null
   * when there is none left; call `compared` with what it gave when the pairs are judged.
   */
  async toCompare(limit: number): Promise<{ side: 'member' | 'applicant'; ids: string[]; pairs: Comparison[] } | null> {
    for (const [side, own, other] of [
      ['member', 'cluster_member', 'applicant'],
      ['applicant', 'applicant', 'cluster_member'],
    ] as const) {
      const rows: { id: string }[] = await this.db.query(
        `select id from ${own} where not compared order by id limit $1`,
        [limit],
      );
      if (rows.length === 0) continue;
      const ids = rows.map(({ id }) => id);
      const [m, a] = side === 'member' ? ['x', 'y'] : ['y', 'x'];
      const pairs: Comparison[] = await this.db.query(
        `select ${m}.id as "memberId", ${m}.name as member, ${a}.id as "applicantId", ${a}.name as applicant
         from ${own} x cross join lateral (select id, name from ${other} o where o.blocks && x.blocks) y where x.id = any($1::bigint[])`,
        [ids],
      );
      return { side, ids, pairs };
    }
    return null;
  }

  /** Keeps what was found and marks the names as compared. What a person decided stays as it is. */
  async compared(side: 'member' | 'applicant', ids: readonly string[], found: readonly FoundMatch[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      const column = side === 'member' ? 'member_id' : 'applicant_id';
      await tx.query(`delete from cluster_match where ${column} = any($1::bigint[]) and decided_by is null`, [ids]);
      await tx.query(
        `insert into cluster_match (member_id, applicant_id, verdict, score, doubt)
         select "memberId", "applicantId", verdict, score, doubt from json_to_recordset($1) as r("memberId" bigint, "applicantId" bigint, verdict text, score real, doubt text)
         join cluster_member m on m.id = r."memberId" on conflict do nothing`,
        [JSON.stringify(found)],
      );
      await tx.query(
        `update ${side === 'member' ? 'cluster_member' : 'applicant'} set compared = true where id = any($1::bigint[])`,
        [ids],
      );
    });
  }
}

export interface Mark {
  readonly at: string;
  readonly seq: string;
}

import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface NameMatch {
  readonly memberId: string;
  readonly member: string;
  readonly applicantId: string;
  readonly applicant: string;
  readonly verdict: 'same' | 'review' | 'different';
  readonly score: number;
  readonly doubt: string;
  readonly byPerson: boolean;
  /** Signals that bear the applicant's name, and the title of one of them. */
  readonly signals: number;
  readonly example: string | null;
}

/** Which names in signals are members of a cluster: the rule's word, and that of people. */
export class NameMatches {
  constructor(private readonly db: DataSource) {}

  async list(
    organisationId: string,
    verdict: NameMatch['verdict'],
    limit: number,
    offset: number,
  ): Promise<NameMatch[]> {
    return this.db.query(
      `select m.id as "memberId", m.name as member, a.id as "applicantId", a.name as applicant, c.verdict, c.score, c.doubt, c.decided_by is not null as "byPerson",
              (select count(*)::int from signal_applicant l where l.applicant_id = a.id) as signals,
              (select s.title from signal_applicant l join signal s on s.seq = l.seq where l.applicant_id = a.id order by s.seq desc limit 1) as example
       from cluster_member m join cluster_match c on c.member_id = m.id join applicant a on a.id = c.applicant_id
       where m.organisation_id = $1 and c.verdict = $2 order by c.score desc, m.name, a.name, a.id limit $3 offset $4`,
      [organisationId, verdict, limit, offset],
    );
  }

  async counts(organisationId: string): Promise<Record<NameMatch['verdict'], number>> {
    const rows: { verdict: NameMatch['verdict']; n: number }[] = await this.db.query(
      `select c.verdict, count(*)::int as n from cluster_member m join cluster_match c on c.member_id = m.id where m.organisation_id = $1 group by c.verdict`,
      [organisationId],
    );
    return { same: 0, review: 0, different: 0, ...Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n])) };
  }

  /** Writes down what a person says; they may change their mind. */
  async decide(
    organisationId: string,
    memberId: string,
    applicantId: string,
    verdict: 'same' | 'different',
    by: string,
  ): Promise<void> {
    const [, n] = await this.db.query(
      `update cluster_match c set verdict = $4, decided_by = $5, decided_at = now() from cluster_member m
       where m.id = c.member_id and m.organisation_id = $1 and c.member_id = $2 and c.applicant_id = $3`,
      [organisationId, memberId, applicantId, verdict, by],
    );
    if (n === 0)
      throw notFound('match', `${memberId}/${applicantId}`, 'GET the matches of the cluster to see which there are.');
  }
}

import { randomUUID } from 'node:crypto';
import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

export interface Assessment {
  readonly id: string;
  readonly organisationId: string;
  readonly questionnaire: string;
  readonly version: number;
  readonly label: string;
  readonly closed: boolean;
  readonly assessorId: string | null;
  readonly createdAt: string;
}

export interface StoredAnswer {
  readonly questionId: string;
  readonly by: 'self' | 'assessor';
  readonly level: number | null;
  readonly target: number | null;
  readonly evidence: string;
  readonly note: string;
  readonly answeredAt: string;
}
export type GivenAnswer = Pick<StoredAnswer, 'questionId' | 'level' | 'target' | 'evidence' | 'note'>;

const COLUMNS = `id, organisation_id as "organisationId", questionnaire, version, label, closed, assessor_id as "assessorId", ${moment('created_at')} as "createdAt"`;
const ANSWER = `question_id as "questionId", by, level::int, target::int, evidence, note, ${moment('answered_at')} as "answeredAt"`;

/** Assessments of clusters. What single members answered never leaves here by itself. */
export class Assessments {
  constructor(private readonly db: DataSource) {}

  /** Begins T0, T1, ...: a repeat begins with the targets of the one before. */
  async begin(organisationId: string, questionnaire: string, version: number): Promise<Assessment> {
    const id = randomUUID();
    await this.db.transaction(async (tx) => {
      await tx.query(`select 1 from cluster_profile where organisation_id = $1 for update`, [organisationId]);
      const [row] = await tx.query(
        `select count(*)::int as n, (array_agg(id order by created_at desc))[1] as last from assessment where organisation_id = $1 and questionnaire = $2`,
        [organisationId, questionnaire],
      );
      await tx.query(
        `insert into assessment (id, organisation_id, questionnaire, version, label) values ($1, $2, $3, $4, $5)`,
        [id, organisationId, questionnaire, version, `T${row.n}`],
      );
      if (row.last)
        await tx.query(
          `insert into assessment_answer (assessment_id, question_id, by, target) select $1, question_id, by, target from assessment_answer
           where assessment_id = $2 and by = 'self' and target is not null`,
          [id, row.last],
        );
    });
    return this.get(organisationId, id);
  }

  async get(organisationId: string, id: string): Promise<Assessment> {
    const [row] = await this.db.query(`select ${COLUMNS} from assessment where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (!row) throw notFound('assessment', id, 'GET the assessments of the cluster to see them.');
    return row;
  }

  /** Newest first. */
  async list(organisationId: string): Promise<Assessment[]> {
    return this.db.query(`select ${COLUMNS} from assessment where organisation_id = $1 order by created_at desc, id`, [
      organisationId,
    ]);
  }

  /** The one before it of the same questionnaire, or null. */
  async before({ organisationId, questionnaire, id }: Assessment): Promise<Assessment | null> {
    const [row] = await this.db.query(
      `select ${COLUMNS} from assessment where organisation_id = $1 and questionnaire = $2 and created_at < (select created_at from assessment where id = $3)
       order by created_at desc limit 1`,
      [organisationId, questionnaire, id],
    );
    return row ?? null;
  }

  async remove(organisationId: string, id: string): Promise<void> {
    await this.get(organisationId, id);
    await this.db.query(`delete from assessment where organisation_id = $1 and id = $2`, [organisationId, id]);
  }

  async setClosed(organisationId: string, id: string, closed: boolean): Promise<void> {
    await this.db.query(`update assessment set closed = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      closed,
    ]);
  }

  async setAssessor(organisationId: string, id: string, accountId: string | null): Promise<void> {
    await this.db.query(`update assessment set assessor_id = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      accountId,
    ]);
  }

  async answers(id: string): Promise<StoredAnswer[]> {
    return this.db.query(`select ${ANSWER} from assessment_answer where assessment_id = $1 order by question_id, by`, [
      id,
    ]);
  }

  /** Writes answers; one that was there before is replaced, others stay. */
  async answer(id: string, by: 'self' | 'assessor', answers: readonly GivenAnswer[]): Promise<void> {
    await this.db.query(
      `insert into assessment_answer (assessment_id, question_id, by, level, target, evidence, note)
       select $1, "questionId", $2, level, target, evidence, note from json_to_recordset($3) as r("questionId" text, level smallint, target smallint, evidence text, note text)
       on conflict (assessment_id, question_id, by) do update set level = excluded.level, target = excluded.target, evidence = excluded.evidence, note = excluded.note,
              answered_at = now()`,
      [id, by, JSON.stringify(answers)],
    );
  }

  /** What one member says; null takes an answer back. */
  async answerAsMember(
    id: string,
    accountId: string,
    answers: readonly { questionId: string; level: number | null }[],
  ): Promise<void> {
    const given = answers.filter(({ level }) => level !== null);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `delete from assessment_member_answer where assessment_id = $1 and account_id = $2 and question_id = any($3)`,
        [id, accountId, answers.map(({ questionId }) => questionId)],
      );
      await tx.query(
        `insert into assessment_member_answer select $1, $2, "questionId", level from json_to_recordset($3) as r("questionId" text, level smallint)`,
        [id, accountId, JSON.stringify(given)],
      );
    });
  }

  async ownMemberAnswers(id: string, accountId: string): Promise<{ questionId: string; level: number }[]> {
    return this.db.query(
      `select question_id as "questionId", level::int from assessment_member_answer where assessment_id = $1 and account_id = $2 order by 1`,
      [id, accountId],
    );
  }

  /** Levels of all members by question, without who gave them. */
  async memberLevels(id: string): Promise<Map<string, number[]>> {
    const rows: { id: string; levels: number[] }[] = await this.db.query(
      `select question_id as id, array_agg(level::int order by level) as levels from assessment_member_answer where assessment_id = $1 group by question_id`,
      [id],
    );
    return new Map(rows.map(({ id: question, levels }) => [question, levels]));
  }

  /** Answers of the last closed assessment of each other cluster, without whose they are. */
  async ofOthers(organisationId: string, questionnaire: string, version: number): Promise<StoredAnswer[][]> {
    const rows: { answers: StoredAnswer[] }[] = await this.db.query(
      `select json_agg(json_build_object('questionId', a.question_id, 'by', a.by, 'level', a.level)) as answers
       from (select distinct on (organisation_id) id from assessment where closed and questionnaire = $2 and version = $3 and organisation_id <> $1
             order by organisation_id, created_at desc) last join assessment_answer a on a.assessment_id = last.id group by last.id limit 2000`,
      [organisationId, questionnaire, version],
    );
    return rows.map(({ answers }) => answers);
  }

  /** The last closed assessment of each of some clusters, with its answers. */
  async lastClosed(
    organisationIds: readonly string[],
    questionnaire: string,
    version: number,
  ): Promise<{ organisationId: string; answers: StoredAnswer[] }[]> {
    return this.db.query(
      `select last.organisation_id as "organisationId", json_agg(json_build_object('questionId', a.question_id, 'by', a.by, 'level', a.level)) as answers
       from (select distinct on (organisation_id) organisation_id, id from assessment where closed and questionnaire = $2 and version = $3 and organisation_id = any($1::uuid[])
             order by organisation_id, created_at desc) last join assessment_answer a on a.assessment_id = last.id group by 1`,
      [organisationIds, questionnaire, version],
    );
  }

  /** Signals of members that speak of some words: hints for answers. By question and kind. */
  async hints(
    organisationId: string,
    questions: readonly { id: string; words: readonly string[] }[],
  ): Promise<{ questionId: string; kind: string; n: number }[]> {
    return this.db.query(
      `with mine as materialized (
         select distinct l.seq from cluster_member m join cluster_match c on c.member_id = m.id join signal_applicant l on l.applicant_id = c.applicant_id
         where m.organisation_id = $1 and c.verdict = 'same' limit 50000)
       select q.id as "questionId", s.kind, count(*)::int as n
       from mine join signal s on s.seq = mine.seq cross join json_to_recordset($2) as q(id text, query text)
       where s.independent and s.search @@ websearch_to_tsquery('english', q.query) group by 1, 2 order by 1, 3 desc`,
      [
        organisationId,
        JSON.stringify(
          questions.map(({ id, words }) => ({ id, query: words.map((word) => `"${word}"`).join(' or ') })),
        ),
      ],
    );
  }
}

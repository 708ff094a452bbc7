import { randomUUID } from 'node:crypto';
import { notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { nextEvent, writeEvent } from '../trend/audit.js';

export const REPORTED_KINDS = ['trend', 'signal'] as const;
/** What may be wrong: a tag of a signal, the trend it is linked to or what is said of it, a place on a radar, a copy or something withdrawn. */
export const ERRORS_ABOUT = ['tag', 'trend', 'placement', 'copy', 'other'] as const;
export const SETTLEMENTS = ['mended', 'not-an-error'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

export interface NewErrorReport {
  readonly targetKind: (typeof REPORTED_KINDS)[number];
  readonly target: string;
  /** The radar it is about; null where that does not matter. */
  readonly ecosystem: string | null;
  readonly about: (typeof ERRORS_ABOUT)[number];
  readonly sentence: string;
  /** Null of strangers. */
  readonly accountId: string | null;
}

/** A report as its author reads it. */
export interface OwnErrorReport extends Omit<NewErrorReport, 'accountId'> {
  readonly id: string;
  /** Name of the trend or title of the signal as it is now; null when it is gone. */
  readonly name: string | null;
  readonly at: string;
  readonly state: 'open' | Settlement;
  /** What the editor wrote back. */
  readonly answer: string | null;
  readonly settledAt: string | null;
}

/** A report as editors read it, with what it is about beside it. Who wrote it is not told, only that somebody with an account did. */
export interface ErrorReport extends OwnErrorReport {
  readonly number: number;
  readonly signedIn: boolean;
  /** Open reports about the same, this one included. */
  readonly openAboutIt: number;
  readonly signal: ReportedSignal | null;
  readonly trend: ReportedTrend | null;
}
interface ReportedSignal {
  readonly kind: string;
  readonly publisher: string;
  readonly date: string;
  readonly independent: boolean;
  readonly tags: readonly { readonly ecosystem: string }[];
  readonly trends: readonly { readonly id: string; readonly name: string }[];
}
interface ReportedTrend {
  readonly summary: string;
  readonly ecosystem: string;
  readonly status: string;
  readonly origin: string;
}

const NAME = `case r.target_kind when 'trend' then (select name from trend where id = r.target) else (select title from signal where id = r.target) end`;
const OWN = `r.id, r.target_kind as "targetKind", r.target, r.ecosystem, r.about, r.sentence, ${NAME} as name, ${moment('r.at')} as at, r.state, r.answer, ${moment('r.settled_at')} as "settledAt"`;
const SIGNAL = `(select jsonb_build_object('kind', s.kind, 'publisher', s.publisher, 'date', to_char(s.date, 'YYYY-MM-DD'), 'independent', s.independent,
    'tags', (select coalesce(jsonb_agg(jsonb_build_object('ecosystem', t.ecosystem) order by t.score desc, t.ecosystem), '[]') from signal_tag t where t.seq = s.seq),
    'trends', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by l.score desc, t.id), '[]') from signal_trend l join trend t on t.id = l.trend_id where l.seq = s.seq))
  from signal s where r.target_kind = 'signal' and s.id = r.target)`;
const TREND = `(select jsonb_build_object('summary', t.summary, 'ecosystem', t.ecosystem, 'status', t.status, 'origin', t.origin)
  from trend t where r.target_kind = 'trend' and t.id = r.target)`;

/** What readers report as wrong, and what editors make of it. */
export class ErrorReports {
  constructor(private readonly db: DataSource) {}

  /**
   * Keeps a report and returns its id. The same said again while it is open is the same report. Throws NOT_FOUND for a trend or signal that is
   * not there.
   */
  async add(report: NewErrorReport): Promise<string> {
    const { targetKind, target, ecosystem, about, sentence, accountId } = report;
    const [known] = await this.db.query(
      targetKind === 'trend' ? `select 1 from trend where id = $1` : `select 1 from signal where id = $1`,
      [target],
    );
    if (!known)
      throw notFound(
        targetKind,
        target.slice(0, 100),
        `GET /api/v1/${targetKind}s ${targetKind === 'trend' ? 'lists' : 'searches'} them.`,
      );
    const [row] = await this.db.query(
      `with same as (
         select id from error_report where target = $3 and target_kind = $2 and state = 'open' and about = $5 and sentence = $6
           and ecosystem is not distinct from $4 and account_id is not distinct from $7::uuid limit 1),
       added as (
         insert into error_report (id, target_kind, target, ecosystem, about, sentence, account_id)
         select $1, $2, $3, $4, $5, $6, $7 where not exists (select from same) returning id)
       select id from same union all select id from added`,
      [randomUUID(), targetKind, target, ecosystem, about, sentence, accountId],
    );
    return row.id as string;
  }

  /** Of an account, newest first. */
  of(accountId: string, limit: number): Promise<OwnErrorReport[]> {
    return this.db.query(`select ${OWN} from error_report r where r.account_id = $1 order by r.number desc limit $2`, [
      accountId,
      limit,
    ]);
  }

  /** For the desk: newest first, with a number below `before`. */
  page(open: boolean, limit: number, before?: number): Promise<ErrorReport[]> {
    return this.db.query(
      `select ${OWN}, r.number::int, r.account_id is not null as "signedIn",
              (select count(*)::int from error_report o where o.target = r.target and o.target_kind = r.target_kind and o.state = 'open') as "openAboutIt",
              ${SIGNAL} as signal, ${TREND} as trend
       from error_report r where (r.state = 'open') = $1 and ($3::bigint is null or r.number < $3) order by r.number desc limit $2`,
      [open, limit, before ?? null],
    );
  }

  async countOpen(): Promise<number> {
    const [row] = await this.db.query(`select count(*)::int as n from error_report where state = 'open'`);
    return row.n as number;
  }

  /** Settles an open report, and notes it; returns the number of the decision. Throws NOT_FOUND, or CONFLICT when it is settled already. */
  async settle(id: string, settlement: Settlement, answer: string | null, actor: string): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [report]: { state: string; target: string }[] = await tx.query(
        `select state, target from error_report where id = $1 for update`,
        [id],
      );
      if (!report) throw notFound('error report', id, 'GET /api/v1/desk/error-reports lists them.');
      if (report.state !== 'open')
        throw new TrendUniverseError(
          'CONFLICT',
          'This report is settled already. Read the list anew, or undo that decision first.',
        );
      const event = await nextEvent(tx);
      await setState(tx, id, settlement, answer);
      await writeEvent(tx, {
        id: event,
        actor,
        action: 'report.settle',
        target: report.target,
        before: { report: id, state: 'open' },
        // The sentence of the report stays out: the log is open to all.
        after: { report: id, state: settlement, ...(answer && { reason: answer }) },
      });
      return Number(event);
    });
  }
}

const setState = (tx: EntityManager, id: string, state: string, answer: string | null): Promise<unknown> =>
  tx.query(
    `update error_report set state = $2, answer = $3, settled_at = case when $2 = 'open' then null else now() end where id = $1`,
    [id, state, answer],
  );

/** Opens a settled report again. Throws CONFLICT when it is gone or open already. */
export async function reopenReport(tx: EntityManager, id: string, was: string): Promise<void> {
  const [now] = await tx.query(`select state from error_report where id = $1 for update`, [id]);
  if (now?.state !== was)
    throw new TrendUniverseError('CONFLICT', 'The report is gone or is open again: there is nothing to take back.');
  await setState(tx, id, 'open', null);
}

/** How long reports are kept (docs/privacy.md): a year after they are settled, and two years at most. */
export const sweepReports = async (remove: (sql: string) => Promise<number>): Promise<Record<string, number>> => ({
  errorReports: await remove(
    `delete from error_report where settled_at < now() - interval '1 year' or at < now() - interval '2 years'`,
  ),
});

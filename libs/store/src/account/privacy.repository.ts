import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment, refuseLastAdministrator } from './accounts.repository.js';
import { erasePanellist } from '../exercise/panel.repository.js';
import { eraseFromCollections, ownCollections, sweepCollections } from '../collection/privacy.js';
import { sweepReports } from '../error-report/error-reports.repository.js';
import { lockMembers, removeOrganisation } from './organisations.repository.js';

/** Tables whose rows are one person's alone. */
const PERSONAL = [
  'session',
  'personal_token',
  'mail_link',
  'membership',
  'handshake',
  'totp',
  'recovery_code',
  'passkey',
  'identity',
  'weight_variant',
  'brought_radar',
  'call_search',
];

/** The right to be forgotten, and the periods after which everybody is (docs/privacy.md says both in words). */
export class Privacy {
  constructor(private readonly db: DataSource) {}

  /**
   * Erases a person: name, address, password, sessions, tokens, links, memberships. The row stays, empty, so that decisions and
   * assessments that others rely on still have an author, who now is nobody. An organisation with no one else in it goes too. Throws
   * CONFLICT when others would be left without a manager, or the installation without an administrator. Returns how many signals went that such
   * an organisation had shared with everybody.
   */
  async erase(accountId: string): Promise<number> {
    return this.db.transaction(async (tx) => {
      let withdrawn = 0;
      await refuseLastAdministrator(tx, accountId);
      const own: { id: string; name: string }[] = await tx.query(
        `select o.id, o.name from membership m join organisation o on o.id = m.organisation_id where m.account_id = $1 order by o.id`,
        [accountId],
      );
      for (const { id, name } of own) {
        const others = (await lockMembers(tx, id)).filter((member) => member.accountId !== accountId);
        if (others.length === 0) withdrawn += await removeOrganisation(tx, id);
        else if (!others.some((member) => member.position === 'manager')) {
          throw new TrendUniverseError(
            'CONFLICT',
            `You are the only manager of ${name}. Make somebody else its manager, or delete it, then delete your account.`,
          );
        }
      }
      const panels: { id: string }[] = await tx.query(`select id from panellist where account_id = $1`, [accountId]);
      for (const { id } of panels) await erasePanellist(tx, id);
      await eraseFromCollections(tx, accountId);
      await tx.query(`update assessment set assessor_id = null where assessor_id = $1`, [accountId]);
      await tx.query(`update error_report set account_id = null where account_id = $1`, [accountId]);
      for (const table of PERSONAL) await tx.query(`delete from ${table} where account_id = $1`, [accountId]);
      await tx.query(`delete from mail_link where email_key = (select email_key from account where id = $1)`, [
        accountId,
      ]);
      await tx.query(
        `update account set email = null, email_key = null, name = '', password_hash = null, granted = '{}', consented_at = null, last_seen_on = null, erased_at = now() where id = $1`,
        [accountId],
      );
      return withdrawn;
    });
  }

  /** What an account decided at the desk, newest first. */
  async decisionsOf(accountId: string): Promise<{ at: string; action: string; target: string }[]> {
    return this.db.query(
      `select ${moment('at')} as at, action, target from audit_event where actor = $1 order by id desc limit 10000`,
      [`account:${accountId}`],
    );
  }

  /** What guards an account beside its password. Secrets and keys are not told. */
  async guardsOf(accountId: string): Promise<Record<string, unknown>> {
    const [row] = await this.db.query(
      `select (select to_jsonb(t) from (select confirmed_at as "confirmedAt", (select count(*)::int from recovery_code where account_id = $1) as "recoveryCodesLeft"
                 from totp where account_id = $1) t) as "secondFactor",
              (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'createdAt', created_at, 'lastUsedOn', last_used_on) order by created_at, id), '[]') from passkey where account_id = $1) as passkeys,
              (select coalesce(jsonb_agg(jsonb_build_object('issuer', issuer, 'subject', subject, 'createdAt', created_at) order by created_at), '[]') from identity where account_id = $1) as identities`,
      [accountId],
    );
    return row;
  }

  /** What an account answered in assessments of clusters as one of their people, and which it was asked to assess. */
  async assessmentsOf(accountId: string): Promise<Record<string, unknown>> {
    const [row] = await this.db.query(
      `select (select coalesce(jsonb_agg(jsonb_build_object('assessmentId', a.id, 'label', a.label, 'question', m.question_id, 'level', m.level) order by a.created_at, m.question_id), '[]')
                 from assessment_member_answer m join assessment a on a.id = m.assessment_id where m.account_id = $1) as answers,
              (select coalesce(jsonb_agg(jsonb_build_object('assessmentId', id, 'label', label) order by created_at), '[]') from assessment where assessor_id = $1) as assessing`,
      [accountId],
    );
    return row;
  }

  /** What webhooks of organisations told their receivers about an account, the newest first. */
  async toldAbout(accountId: string): Promise<unknown[]> {
    return this.db.query(
      `select d.event, d.data, d.state, ${moment('d.created_at')} as "createdAt" from webhook_delivery d
       where d.event = 'organisation.people' and d.data ->> 'accountId' = $1 order by d.created_at desc, d.id limit 10000`,
      [accountId],
    );
  }

  /** What an account keeps in collections: its own, what it watches, and what it said in those of others. */
  collectionsOf(accountId: string): Promise<Record<string, unknown>> {
    return ownCollections(this.db, accountId);
  }

  /** Removes what has served its time; returns how many rows of each. May run as often as one likes. */
  async sweep(): Promise<Record<string, number>> {
    const remove = async (sql: string): Promise<number> => (await this.db.query(sql))[1];
    return {
      links: await remove(`delete from mail_link where expires_at < now()`),
      panelLinks: await remove(`delete from panel_token where expires_at < now()`),
      handshakes: await remove(`delete from handshake where expires_at < now()`),
      // Used refresh tokens stay as long as their session: a copy that turns up late must still be recognised.
      sessions: await remove(
        `delete from session s where ends_at < now() or not exists (select 1 from session_token t where t.session_id = s.id and t.kind = 'refresh' and t.used_at is null and t.expires_at > now())`,
      ),
      tokens: await remove(`delete from personal_token where expires_at < now() - interval '30 days'`),
      deliveries: await remove(`delete from webhook_delivery where created_at < now() - interval '30 days'`),
      events: await remove(`delete from account_event where at < now() - interval '2 years'`),
      ...(await sweepCollections(remove)),
      ...(await sweepReports(remove)),
    };
  }
}

import type { Frequency } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { type News, newsOf } from './watch-news.js';
import { type Watch, WATCH_COLUMNS } from './watches.repository.js';

export type DigestFrequency = Exclude<Frequency, 'none'>;

/** The text of a digest, and the secret of the link in it that stops further ones. */
export interface ComposedDigest {
  readonly subject: string;
  readonly text: string;
  readonly unsubscribeSecret: string;
  readonly unsubscribeHash: Buffer;
}

export interface DigestMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly unsubscribeSecret: string;
  /** The same whenever this digest is sent again, so that mail programs know a repeated one. */
  readonly name: string;
}

/** A mail that the server refused so often is given up. */
const ATTEMPTS = 6;

/**
 * Digests: first written down, then sent. Writing down takes one line for each account and period that only one of any number of workers can
 * make, together with the marks of what it tells: nothing is told twice, nothing left out. Sending takes one line at a time under a lock; only a
 * worker that dies between the mail server's yes and the next statement lets a mail go out again.
 */
export class Digests {
  constructor(private readonly db: DataSource) {}

  /** Accounts with watches of this frequency for which the period has no line yet. */
  async due(frequency: DigestFrequency, period: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select distinct w.account_id as id from watch w where w.frequency = $1
         and not exists (select 1 from digest d where d.account_id = w.account_id and d.frequency = $1 and d.period = $2) order by 1 limit $3`,
      [frequency, period, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes the digest of an account down; `compose` is given what is new, and only when something is. False when another worker has done it. */
  async write(
    accountId: string,
    frequency: DigestFrequency,
    period: string,
    compose: (news: readonly { watch: Watch; news: News }[]) => ComposedDigest,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const mine: unknown[] = await tx.query(
        `insert into digest (account_id, frequency, period) values ($1, $2, $3) on conflict do nothing returning 1`,
        [accountId, frequency, period],
      );
      if (mine.length === 0) return false;
      const watches: Watch[] = await tx.query(
        `select ${WATCH_COLUMNS} from watch w where w.account_id = $1 and w.frequency = $2 order by w.created_at, w.id for update`,
        [accountId, frequency],
      );
      const told: { watch: Watch; news: News }[] = [];
      for (const watch of watches) {
        const news = await newsOf(tx, watch, watch.mailedMark);
        if (news.count > 0) told.push({ watch, news });
        await tx.query(`update watch set mailed_mark = greatest(mailed_mark, $2) where id = $1`, [watch.id, news.mark]);
      }
      if (told.length === 0) return true;
      const { subject, text, unsubscribeSecret, unsubscribeHash } = compose(told);
      await tx.query(
        `update digest set subject = $4, text = $5, unsubscribe_secret = $6, unsubscribe_hash = $7 where account_id = $1 and frequency = $2 and period = $3`,
        [accountId, frequency, period, subject, text, unsubscribeSecret, unsubscribeHash],
      );
      return true;
    });
  }

  /** Sends the oldest digest that nobody else is sending. What fails is tried again by a run of a later moment, ATTEMPTS times in all. */
  async sendNext(run: Date, send: (mail: DigestMail) => Promise<void>): Promise<'sent' | 'failed' | 'none'> {
    return this.db.transaction(async (tx) => {
      const [row] = await tx.query(
        `select d.account_id as "accountId", d.frequency, d.period, d.subject, d.text, d.unsubscribe_secret as "unsubscribeSecret", a.email as "to"
         from digest d join account a on a.id = d.account_id where d.text is not null and d.attempts < ${ATTEMPTS} and (d.sent_at is null or d.sent_at < $1)
         order by d.made_at limit 1 for update of d skip locked`,
        [run],
      );
      if (!row) return 'none';
      const key = [row.accountId, row.frequency, row.period];
      const { accountId: _id, frequency: _frequency, period: _period, ...mail } = row;
      try {
        if (row.to) await send({ ...mail, name: key.join('.') });
      } catch {
        // While a text is there, `sent_at` is the moment of the last run that tried: this run does not try again.
        await tx.query(
          `update digest set attempts = attempts + 1, sent_at = $4 where account_id = $1 and frequency = $2 and period = $3`,
          [...key, run],
        );
        return 'failed';
      }
      await tx.query(
        `update digest set subject = null, text = null, unsubscribe_secret = null, sent_at = now() where account_id = $1 and frequency = $2 and period = $3`,
        key,
      );
      return 'sent';
    });
  }

  /** Stops digests of this frequency for whoever has the mail with this link; gives how many watches it was, null for a link that is no good. */
  async unsubscribe(hash: Buffer): Promise<number | null> {
    const [digest] = await this.db.query(`select account_id as id, frequency from digest where unsubscribe_hash = $1`, [
      hash,
    ]);
    if (!digest) return null;
    const [, n] = await this.db.query(`update watch set frequency = 'none' where account_id = $1 and frequency = $2`, [
      digest.id,
      digest.frequency,
    ]);
    return n;
  }
}

import type { DataSource } from 'typeorm';

/** Who of a panel is to be written to. */
export interface AskedForMail {
  readonly exerciseId: string;
  readonly round: number;
  /** That the round is open, or that answers are missing in it. */
  readonly what: 'round' | 'reminder';
  /** Ratings asked of one person in the round: who gave as many is not reminded. */
  readonly expected: number;
  /** Panellists that were tried in vain just now. */
  readonly except: readonly string[];
}

export interface Addressee {
  readonly id: string;
  readonly email: string;
  /** The same whenever this mail is sent again, so that mail programs know a repeated one. */
  readonly name: string;
}

/** `$4` is the number of ratings that are asked. Nobody is reminded twice in half a day. */
const DUE = {
  round: `p.mailed_round < $2 and $4::int is not null`,
  reminder: `(p.reminded_at is null or p.reminded_at < now() - interval '12 hours')
    and (select count(*) from rating r where r.exercise_id = $1 and r.panellist_id = p.id and r.round = $2 and r.criterion <> 'expertise') < $4::int`,
} as const;
const DONE = { round: `mailed_round = $2`, reminder: `reminded_at = now()` } as const;
const SINCE = { round: `p.invited_at`, reminder: `coalesce(p.reminded_at, p.invited_at)` } as const;

/** Mail to panels: each person is marked as written to once the mail has left, never before. */
export class PanelMail {
  constructor(private readonly db: DataSource) {}

  /**
   * Has `send` write to one person who is due, and marks them when it comes back. Meanwhile they are locked: another worker takes somebody else,
   * and a worker that dies leaves them due; only one that dies between the mail server's yes and the next statement lets a mail go out again.
   * Returns false when nobody is due, or the round is over. Throws what `send` throws; the person stays due.
   */
  async writeNext(
    { exerciseId, round, what, expected, except }: AskedForMail,
    send: (person: Addressee) => Promise<void>,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      // Not "for update": their ratings, and the link that `send` keeps on a connection of its own, refer to the row meanwhile.
      const [row] = await tx.query(
        `select p.id, p.email, (extract(epoch from ${SINCE[what]}) * 1000)::bigint as since
         from panellist p join exercise e on e.id = p.exercise_id and e.status = 'open' and e.round = $2
         where p.exercise_id = $1 and p.left_at is null and p.email is not null and not p.id = any($3::uuid[]) and ${DUE[what]}
         order by p.id limit 1 for no key update of p skip locked`,
        [exerciseId, round, except, expected],
      );
      if (!row) return false;
      await send({ id: row.id, email: row.email, name: `panel.${what}.${row.id}.${round}.${row.since}` });
      await tx.query(`update panellist set ${DONE[what]} where id = $1 and $2::int is not null`, [row.id, round]);
      return true;
    });
  }
}

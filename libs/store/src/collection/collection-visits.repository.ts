import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

/** How a trend in a collection stood before and stands now. */
export interface TrendMove {
  readonly itemId: string;
  readonly trendId: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly movement: string;
}

/** What happened to things in a collection that nobody in it did. */
export interface OutsideChanges {
  readonly withdrawn: readonly { readonly itemId: string; readonly title: string; readonly at: string }[];
  readonly moved: readonly TrendMove[];
}

/** A pause this long ends a visit. */
const PAUSE = `interval '30 minutes'`;

/** When somebody last looked at a collection, and what happened since. */
export class CollectionVisits {
  constructor(private readonly db: DataSource) {}

  /** Notes a look; gives when the visit before this one ended, null on the first. Looks within half an hour are one visit. */
  async look(id: string, accountId: string): Promise<string | null> {
    const [row] = await this.db.query(
      `insert into collection_visit (collection_id, account_id) values ($1, $2)
       on conflict (collection_id, account_id) do update set seen_at = now(),
         since = case when collection_visit.seen_at < now() - ${PAUSE} then collection_visit.seen_at else collection_visit.since end
       returning ${moment('since')} as since`,
      [id, accountId],
    );
    return row.since;
  }

  /** The version that a collection had at a moment. */
  async versionAt(id: string, at: string): Promise<number> {
    const [row] = await this.db.query(
      `select coalesce(max(version), 0)::int as version from collection_event where collection_id = $1 and at <= $2`,
      [id, at],
    );
    return row.version;
  }

  /** Signals withdrawn, and trends that moved, since a moment: between the edition that was the latest then and the latest now. */
  async outside(id: string, since: string): Promise<OutsideChanges> {
    const [withdrawn, moved] = await Promise.all([
      this.db.query(
        `select i.id as "itemId", i.title, ${moment('w.withdrawn_at')} as at from collection_item i join signal_withdrawal w on w.id = i.ref
         where i.collection_id = $1 and i.kind = 'signal' and i.removed_at is null and w.withdrawn_at > $2 and not exists (select 1 from signal s where s.id = i.ref)
         order by i.position`,
        [id, since],
      ),
      this.db.query(
        `with latest as (select max(number) as number from edition), former as (select max(number) as number from edition where published_at <= $2)
         select i.id as "itemId", i.ref as "trendId", coalesce(t.name, i.title) as title, b.ring as "from", n.ring as "to", n.placement->>'movement' as movement
         from latest, former, collection_item i join trend t on t.id = i.ref
         join placement n on n.trend_id = t.id and n.ecosystem = t.ecosystem left join placement b on b.trend_id = t.id and b.ecosystem = t.ecosystem
           and b.edition = (select number from former)
         where i.collection_id = $1 and i.kind = 'trend' and i.removed_at is null and n.edition = latest.number and latest.number is distinct from former.number
           and (b.ring is distinct from n.ring or n.placement->>'movement' in ('in', 'out'))
         order by i.position`,
        [id, since],
      ),
    ]);
    return { withdrawn, moved };
  }
}

import type { SavedKind, SignalKind } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { excerptOf } from '../read/excerpt.js';

/** What a saved signal is about: as the store has it now, or as it was kept when its source withdrew it. */
export interface ItemSignal {
  readonly kind: SignalKind;
  readonly date: string;
  readonly publisher: string;
  readonly country: string | null;
  readonly lang: string | null;
  readonly excerpt: string;
  readonly organisations: readonly string[];
  readonly codes: readonly string[];
  readonly amountEur: number | null;
  readonly synthetic: boolean;
}

export interface ItemTrend {
  readonly ecosystem: string;
  readonly summary: string;
  readonly status: string;
  /** Where it stands on the radar of its own ecosystem in the latest edition; null when it is on none. */
  readonly ring: string | null;
  readonly movement: string | null;
}

export interface CollectionItem {
  readonly id: string;
  readonly sectionId: string | null;
  readonly kind: SavedKind;
  /** Id of the signal or trend, or the canonical address. */
  readonly ref: string;
  readonly title: string;
  readonly url: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly addedAt: string;
  readonly changedAt: string;
  /** Name of who added it; empty when they have deleted their account. */
  readonly addedBy: string;
  /** `withdrawn`: its source took the signal back; `gone`: it is no longer in the store for another reason. */
  readonly state: 'here' | 'withdrawn' | 'gone';
  readonly withdrawnAt: string | null;
  readonly withdrawnWhy: string | null;
  readonly signal: ItemSignal | null;
  readonly trend: ItemTrend | null;
  readonly comments: number;
}

const LIKE_SPECIAL = /[\\%_]/g;

/**
 * The items of a collection in their order, at most COLLECTION_LIMITS.items. `q` leaves those whose title, note, tags or text have its words;
 * `whole` gives the text of signals in full instead of its beginning.
 */
export async function readItems(
  db: DataSource | EntityManager,
  collectionId: string,
  options: { q?: string | undefined; whole?: boolean; ids?: readonly string[] } = {},
): Promise<CollectionItem[]> {
  const rows = await db.query(
    `select i.id, i.section_id as "sectionId", i.kind, i.ref, coalesce(s.title, t.name, i.title) as title,
            coalesce(s.url, i.kept->>'url') as url, i.note, i.tags, ${moment('i.added_at')} as "addedAt", ${moment('i.changed_at')} as "changedAt",
            a.name as "addedBy", i.kept,
            case when i.kind = 'link' or s.id is not null or t.id is not null then 'here' when w.id is not null then 'withdrawn' else 'gone' end as state,
            ${moment('w.withdrawn_at')} as "withdrawnAt", w.reason as "withdrawnWhy",
            case when s.id is not null then json_build_object('kind', s.kind, 'date', to_char(s.date, 'YYYY-MM-DD'), 'publisher', s.publisher, 'country', s.country,
              'lang', coalesce(s.lang, s.detected_lang), 'excerpt', ${options.whole ? 's.body' : excerptOf('s.body')}, 'organisations', s.organisations, 'codes', s.codes,
              'amountEur', s.amount_eur, 'synthetic', s.synthetic) end as signal,
            case when t.id is not null then json_build_object('ecosystem', t.ecosystem, 'summary', t.summary, 'status', t.status, 'ring', pl.ring,
              'movement', pl.placement->>'movement') end as trend,
            (select count(*)::int from collection_comment m where m.item_id = i.id and m.removed_at is null) as comments
     from collection_item i
     join account a on a.id = i.added_by
     left join signal s on i.kind = 'signal' and s.id = i.ref
     left join signal_withdrawal w on i.kind = 'signal' and w.id = i.ref
     left join trend t on i.kind = 'trend' and t.id = i.ref
     left join placement pl on pl.edition = (select max(number) from edition) and pl.ecosystem = t.ecosystem and pl.trend_id = t.id
     where i.collection_id = $1 and i.removed_at is null and ($4::uuid[] is null or i.id = any($4::uuid[]))
       and ($2::text is null or i.title ilike $3 or i.note ilike $3 or array_to_string(i.tags, ' ') ilike $3 or t.summary ilike $3
            or s.search @@ websearch_to_tsquery('english', $2))
     order by i.position, i.id`,
    [
      collectionId,
      options.q || null,
      options.q ? `%${options.q.replace(LIKE_SPECIAL, '\\$&')}%` : null,
      options.ids ?? null,
    ],
  );
  return rows.map(({ kept, ...item }: CollectionItem & { kept: Partial<ItemSignal> }) => ({
    ...item,
    signal: item.kind === 'signal' ? (item.signal ?? fromKept(kept)) : null,
  }));
}

/** A tombstone has no text: that was its source's to withdraw. */
const fromKept = (kept: Partial<ItemSignal>): ItemSignal | null =>
  kept.kind
    ? {
        kind: kept.kind,
        date: kept.date ?? '',
        publisher: kept.publisher ?? '',
        country: kept.country ?? null,
        lang: kept.lang ?? null,
        excerpt: '',
        organisations: [],
        codes: [],
        amountEur: null,
        synthetic: kept.synthetic ?? false,
      }
    : null;

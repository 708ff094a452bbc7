import { INPUTS } from '../edition/evidence.repository.js';

/** What must hold in the store at any moment between two transactions. */
export interface Invariant {
  /** A sentence that is true of a sound store. */
  readonly holds: string;
  /** Selects what contradicts it: one row each, with a text `what` that a person can look up. */
  readonly against: string;
}

/** The tally as readers see it: what is folded in and what has come since. */
const TALLIED = `select trend_id, kind, year, sum(signals) as signals, sum(independent) as independent, sum(digest_high) as high, sum(digest_low) as low
  from (select * from trend_tally union all select * from trend_tally_change) t group by 1, 2, 3
  having sum(signals) <> 0 or sum(independent) <> 0 or sum(digest_high) <> 0 or sum(digest_low) <> 0`;
const LINKED = `select trend_id, kind, year, count(*) as signals, count(*) filter (where independent) as independent,
         sum(digest_half(digest, 0)::numeric) as high, sum(digest_half(digest, 1)::numeric) as low
  from signal_trend group by 1, 2, 3`;

/**
 * Counted over everything, apart from what the writers keep: an error of theirs shows here. Each is one pass over its tables, in proportion to
 * the store; run it when quiet, or on a replica.
 */
export const INVARIANTS: readonly Invariant[] = [
  {
    holds: 'every finished import adds up: read = new + changed + duplicate + refused',
    against: `select 'run ' || id as what from ingest_run
      where status = 'done' and read_count <> new_count + changed_count + duplicate_count + refused_count`,
  },
  {
    holds: 'no piece of evidence counts twice',
    against: `select 'evidence ' || encode(evidence_key, 'hex') as what from signal where independent group by evidence_key having count(*) > 1`,
  },
  {
    holds: 'every piece of evidence counts once',
    against: `select 'evidence ' || encode(evidence_key, 'hex') as what from signal group by evidence_key having not bool_or(independent)`,
  },
  {
    holds: 'whoever owns a piece of evidence is a signal that counts, with this evidence',
    against: `select 'signal ' || coalesce(s.id, e.seq::text) as what from evidence e full join (select * from signal where independent) s on s.seq = e.seq
      where s.seq is null or e.seq is null or s.evidence_key <> e.key or s.kind <> e.kind or extract(year from s.date) <> e.year`,
  },
  {
    holds: 'totals by kind and time are those of the evidence',
    against: `select concat_ws(' ', coalesce(t.kind, e.kind), coalesce(t.year, e.year), coalesce(t.quarter, e.quarter), coalesce(t.country, e.country)) as what
      from (select * from evidence_total where n <> 0) t
      full join (select kind, year, quarter, country, count(*) as n from evidence group by 1, 2, 3, 4) e using (kind, year, quarter, country)
      where t.n is distinct from e.n`,
  },
  {
    holds: 'tallies of trends are those of their signals',
    against: `select concat_ws(' ', trend_id, kind, year) as what from (${TALLIED}) t full join (${LINKED}) l using (trend_id, kind, year)
      where (t.signals, t.independent, t.high, t.low) is distinct from (l.signals, l.independent, l.high, l.low)`,
  },
  {
    holds: 'links to trends say of a read signal what the signal says',
    against: `select l.trend_id || ' / ' || s.id as what from signal_trend l join signal s on s.seq = l.seq
      where s.reading > 0 and (l.kind <> s.kind or l.independent <> s.independent or l.year <> extract(year from s.date))`,
  },
  {
    holds: 'listings of trends are those of their clearest signals',
    against: `select trend_id as what from trend_listing t
      where not exists (select 1 from trend_tally_change c where c.trend_id = t.trend_id)
        and (select array_agg(id order by place) from jsonb_array_elements(t.signals) with ordinality l(signal, place), lateral (select signal->>0 as id) i)
          is distinct from (select array_agg(s.id order by score desc, year desc, l.seq desc)
            from (select seq, score, year from signal_trend where trend_id = t.trend_id and independent order by score desc, year desc, seq desc limit ${INPUTS}) l
            join signal s on s.seq = l.seq)`,
  },
  {
    holds: 'synthetic and real signals do not share the store',
    against: `select 'the store has both' as what from signal having bool_or(synthetic) and bool_or(not synthetic)`,
  },
  {
    holds: 'every edition has placements',
    against: `select 'edition ' || number as what from edition e where not exists (select 1 from placement p where p.edition = e.number)`,
  },
  {
    holds: 'no trend stands at two angles of one radar, and all angles are within the circle',
    against: `select ecosystem || ' / ' || trend_id as what from radar_angle where not (angle >= 0 and angle < 360)`,
  },
];

import { createHash, randomUUID } from 'node:crypto';
import { type FigureBatch, type RegionalTable, storable } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { recordBatch } from '../ingest/record-batch.js';

export interface RegionalFigure {
  readonly indicator: string;
  readonly label: string;
  /** Where the figure is of: the region itself, or the nearest larger one that has a figure. */
  readonly nuts: string;
  readonly year: number;
  readonly value: number;
  /** When the file was loaded. */
  readonly vintage: string;
  /** Share of regions of the same level with a lower value, plus half of the equal ones, 0..100. */
  readonly percentile: number;
}

/** Regional indicators as they were loaded: the same figures once, never changed; the latest vintage of an indicator is shown. */
export class RegionalIndicators {
  constructor(private readonly db: DataSource) {}

  /** A vintage of one indicator. Returns how many figures it has, null when exactly these were loaded before. */
  load(table: RegionalTable): Promise<number | null> {
    return this.db.transaction((tx) => load(tx, table));
  }

  /** Tables of a run and the counters of the run become visible together or not at all. */
  async keep(batch: FigureBatch): Promise<void> {
    await this.db.transaction(async (tx) => {
      let added = 0;
      for (const table of batch.tables)
        added += batch.dryRun ? ((await known(tx, table)) ? 0 : table.values.length) : ((await load(tx, table)) ?? 0);
      const [read, refused] = [batch.read, batch.refusals.length];
      await recordBatch(tx, batch, { read, new: added, changed: 0, duplicate: read - refused - added, refused });
    });
  }

  /** The latest figures of a region, each with where it stands among regions of its level in that year. */
  async of(nuts: string): Promise<RegionalFigure[]> {
    return this.db.query(
      `with latest as (select distinct on (indicator) id, indicator, label, loaded_at from regional_vintage order by indicator, loaded_at desc),
            mine as (
              select distinct on (l.indicator) l.*, v.nuts, v.year, v.value from latest l join regional_value v on v.vintage_id = l.id
              where v.nuts = any($1::text[]) order by l.indicator, length(v.nuts) desc, v.year desc)
       select m.indicator, m.label, m.nuts, m.year::int, m.value, ${moment('m.loaded_at')} as vintage,
              (select 100 * avg(case when o.value < m.value then 1 when o.value = m.value then 0.5 else 0 end)
               from regional_value o where o.vintage_id = m.id and o.year = m.year and length(o.nuts) = length(m.nuts))::float8 as percentile
       from mine m order by m.indicator`,
      [Array.from({ length: Math.max(0, nuts.length - 1) }, (_, i) => nuts.slice(0, i + 2))],
    );
  }

  async vintages(): Promise<{ indicator: string; label: string; loadedAt: string; values: number }[]> {
    return this.db.query(
      `select indicator, label, ${moment('loaded_at')} as "loadedAt", (select count(*)::int from regional_value r where r.vintage_id = v.id) as values
       from regional_vintage v order by indicator, loaded_at desc`,
    );
  }
}

async function load(tx: EntityManager, table: RegionalTable): Promise<number | null> {
  const id = randomUUID();
  const added = await tx.query(
    `insert into regional_vintage (id, indicator, label, content_hash) values ($1, $2, $3, $4) on conflict (content_hash) do nothing returning id`,
    [id, table.indicator, storable(table.label), hashOf(table)],
  );
  if (added.length === 0) return null;
  await tx.query(
    `insert into regional_value select $1, nuts, year, value from json_to_recordset($2) as r(nuts text, year smallint, value float8) on conflict do nothing`,
    [id, JSON.stringify(table.values)],
  );
  return table.values.length;
}

async function known(tx: EntityManager, table: RegionalTable): Promise<boolean> {
  return (await tx.query(`select from regional_vintage where content_hash = $1`, [hashOf(table)])).length > 0;
}

/** By what it says, so that a file and an interface with the same figures are one vintage. */
function hashOf({ indicator, values }: RegionalTable): string {
  const lines = values.map(({ nuts, year, value }) => `${nuts} ${year} ${value}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([indicator, lines]))
    .digest('hex');
}

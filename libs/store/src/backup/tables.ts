import type { ClientBase } from 'pg';

/** A table as a backup holds it. */
export interface TableToCopy {
  /** Quoted, without its schema. */
  readonly name: string;
  /** Quoted; without the columns that Postgres derives from others. */
  readonly columns: readonly string[];
  /** Columns that take their numbers from a sequence. */
  readonly counted: readonly string[];
}

/** The tables of the product, each after the ones it refers to. The queue has a schema of its own and is left out. */
export async function tablesInOrder(client: ClientBase): Promise<TableToCopy[]> {
  const { rows } = await client.query<TableToCopy & { needs: string[] }>(`
    select quote_ident(c.relname) as name,
           array_agg(quote_ident(a.attname)::text order by a.attnum) as columns,
           coalesce(array_agg(quote_ident(a.attname)::text) filter (where a.attidentity <> '' or pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null), '{}') as counted,
           (select coalesce(array_agg(distinct quote_ident(f.relname)::text), '{}') from pg_constraint k join pg_class f on f.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
    group by c.oid, c.relname order by c.relname`);
  const done = new Set<string>();
  const ordered: TableToCopy[] = [];
  while (ordered.length < rows.length) {
    const ready = rows.filter((table) => !done.has(table.name) && table.needs.every((name) => done.has(name)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle: a backup cannot order them');
    for (const { name, columns, counted } of ready) {
      done.add(name);
      ordered.push({ name, columns, counted });
    }
  }
  return ordered;
}

import type { DataSource } from 'typeorm';

export interface TableSize {
  readonly name: string;
  /** As the planner estimates it: nothing is counted. */
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
}

/** How much the store holds, from the catalogue of Postgres alone: costs nothing, whatever the size. */
export class StorageRead {
  constructor(private readonly db: DataSource) {}

  async tables(): Promise<TableSize[]> {
    return this.db.query(
      `select c.relname as name, greatest(c.reltuples, 0)::float8 as rows, pg_table_size(c.oid)::float8 as bytes, pg_indexes_size(c.oid)::float8 as "indexBytes"
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by pg_total_relation_size(c.oid) desc`,
    );
  }

  async server(): Promise<{ version: string; bytes: number; connections: number; mostConnections: number }> {
    const [row] = await this.db.query(
      `select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
              (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
              current_setting('max_connections')::int as "mostConnections"`,
    );
    return row;
  }
}

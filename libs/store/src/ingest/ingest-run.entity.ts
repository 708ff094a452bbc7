import { Column, Entity, PrimaryColumn } from 'typeorm';

/** bigint columns come as strings from pg; counters fit in a double. */
const counter = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null) => value,
};

/** One pull, upload or file import, with its counters. Its rows_done is the checkpoint a restarted job continues at. */
@Entity('ingest_run')
export class IngestRunEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') origin!: string;
  @Column('text') label!: string;
  @Column('jsonb') options!: Record<string, unknown>;
  @Column('text') status!: 'queued' | 'running' | 'done' | 'failed';
  @Column('boolean', { name: 'dry_run' }) dryRun!: boolean;
  @Column('boolean') synthetic!: boolean;
  @Column('bigint', { name: 'bytes_total', nullable: true, transformer: counter }) bytesTotal!: number | null;
  @Column('bigint', { name: 'bytes_read', transformer: counter }) bytesRead!: number;
  @Column('bigint', { name: 'rows_done', transformer: counter }) rowsDone!: number;
  @Column('bigint', { name: 'read_count', transformer: counter }) read!: number;
  @Column('bigint', { name: 'new_count', transformer: counter }) new!: number;
  @Column('bigint', { name: 'changed_count', transformer: counter }) changed!: number;
  @Column('bigint', { name: 'duplicate_count', transformer: counter }) duplicate!: number;
  @Column('bigint', { name: 'refused_count', transformer: counter }) refused!: number;
  @Column('integer') attempt!: number;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}

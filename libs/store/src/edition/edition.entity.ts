import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('edition')
export class EditionEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'integer' }) number!: number;
  @Column('timestamptz', { name: 'published_at', default: () => 'now()' }) publishedAt!: Date;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('text', { name: 'method_version' }) methodVersion!: string;
  @Column('jsonb') parameters!: unknown;
  @Column('text', { name: 'evidence_hash' }) evidenceHash!: string;
  @Column('text', { name: 'input_hash' }) inputHash!: string;
  @Column('text') hash!: string;
  @Column('bigint', { name: 'signal_count', transformer: { from: Number, to: (n: number) => n } }) signalCount!: number;
  @Column('boolean') synthetic!: boolean;
}

import type { TrendOrigin, TrendStatus, WeightedPhrases } from '#libs/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('trend')
export class TrendEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') ecosystem!: string;
  @Column('text', { array: true, name: 'also_on' }) alsoOn!: string[];
  @Column('text') name!: string;
  @Column('text') summary!: string;
  @Column('text') segment!: string;
  @Column('text', { array: true }) drivers!: string[];
  @Column('jsonb') phrases!: WeightedPhrases;
  @Column('text', { array: true }) codes!: string[];
  @Column('text', { array: true }) related!: string[];
  @Column('text') origin!: TrendOrigin;
  @Column('text') status!: TrendStatus;
  /** What a discovered trend is recognised by (see `text/group`); null for curated ones. */
  @Column('jsonb', { nullable: true }) profile!: unknown;
  @Column('boolean') synthetic!: boolean;
  /** An editor has taken it on: discovery no longer renames or retires it. */
  @Column('boolean', { default: false }) accepted!: boolean;
  @Column('text', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  /** Day since which it is being phased out; it stands on the radar, marked, until it ends. */
  @Column('date', { name: 'phase_out', nullable: true }) phaseOut!: string | null;
}

import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import type { Release } from './exercise-types.js';

/** Figures as they were released: what every page, export and interface reads. */
export class Releases {
  constructor(private readonly db: DataSource) {}

  /** The figures that stood at the end of a round: for each cell the newest release up to it. */
  async upTo(exerciseId: string, round: number): Promise<Release[]> {
    return this.db.query(
      `select distinct on (r.item_id, r.criterion) r.round, r.item_id as "itemId", r.criterion, r.figures, r.groups, r.organisations, r.stability, r.voices, ${moment('r.released_at')} as "releasedAt"
       from exercise_release r where r.exercise_id = $1 and r.round <= $2 order by r.item_id, r.criterion, r.round desc`,
      [exerciseId, round],
    );
  }
}

import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface ExerciseSystem {
  readonly influence: unknown;
  readonly balance: unknown;
  readonly sheets: unknown;
  readonly version: number;
}

/** The scenario work of an exercise: influence matrix, cross-impact judgements, scenario sheets. */
export class ExerciseSystems {
  constructor(private readonly db: DataSource) {}

  async get(exerciseId: string): Promise<ExerciseSystem> {
    const [row] = await this.db.query(
      `select influence, balance, sheets, version from exercise_system where exercise_id = $1`,
      [exerciseId],
    );
    return row ?? { influence: null, balance: null, sheets: [], version: 0 };
  }

  /** Keeps one part. Throws CONFLICT when another was kept since `version` was read. */
  async put(
    exerciseId: string,
    part: 'influence' | 'balance' | 'sheets',
    value: unknown,
    version: number,
  ): Promise<ExerciseSystem> {
    const [rows] = await this.db
      .query(
        `insert into exercise_system as s (exercise_id, ${part}) select $1, $2::jsonb where $3 = 0
       on conflict (exercise_id) do nothing returning version`,
        [exerciseId, JSON.stringify(value), version],
      )
      .then((inserted: unknown[]) => [inserted]);
    if (!rows?.length) {
      const [, changed] = await this.db.query(
        `update exercise_system set ${part} = $2::jsonb, version = version + 1 where exercise_id = $1 and version = $3`,
        [exerciseId, JSON.stringify(value), version],
      );
      if (changed === 0)
        throw new TrendUniverseError(
          'CONFLICT',
          'Somebody has changed the scenarios in the meantime. Load them again before you save.',
        );
    }
    return this.get(exerciseId);
  }
}

import type { DataSource } from 'typeorm';
import { INVARIANTS } from './invariants.js';

/** What became of one invariant. */
export interface Finding {
  readonly holds: string;
  /** How many things contradict it; 0 when it holds. */
  readonly violations: number;
  /** A few of them. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** Counts the store over, apart from what its writers keep. */
export class Verification {
  constructor(private readonly db: DataSource) {}

  /** All invariants as of one moment: work that goes on meanwhile is not seen. Cost: one pass over every table named. */
  async findings(): Promise<Finding[]> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const findings: Finding[] = [];
      for (const { holds, against } of INVARIANTS) {
        const [row]: { violations: number; examples: string[] }[] = await tx.query(
          `select count(*)::int as violations, coalesce((array_agg(what))[1:${EXAMPLES}], '{}') as examples from (${against}) v`,
        );
        findings.push({ holds, ...row! });
      }
      return findings;
    });
  }
}

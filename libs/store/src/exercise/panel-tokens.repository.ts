import type { DataSource } from 'typeorm';
import type { PanelToken } from './exercise-types.js';

/** Secrets of a panel: links that invite, and what browsers get for them. Kept as hashes; `hash` is that of the secret. */
export class PanelTokens {
  constructor(private readonly db: DataSource) {}

  async add(hash: Buffer, token: PanelToken, days: number): Promise<void> {
    await this.db.query(
      `insert into panel_token (hash, kind, exercise_id, panellist_id, organisation_id, expires_at) values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [hash, token.kind, token.exerciseId, token.panellistId, token.organisationId, days],
    );
  }

  async find(hash: Buffer): Promise<PanelToken | null> {
    const [row] = await this.db.query(
      `select kind, exercise_id as "exerciseId", panellist_id as "panellistId", organisation_id as "organisationId" from panel_token where hash = $1 and expires_at > now()`,
      [hash],
    );
    return row ?? null;
  }

  /** Takes back the links of a kind that many may share: of one organisation in it, or of the organiser (null). */
  async dropShared(exerciseId: string, kind: 'shared' | 'organisation', organisationId: string | null): Promise<void> {
    await this.db.query(
      `delete from panel_token where exercise_id = $1 and kind = $2 and organisation_id is not distinct from $3`,
      [exerciseId, kind, organisationId],
    );
  }

  /** Ends what a panellist holds: all links and sessions. */
  async dropOf(panellistId: string): Promise<void> {
    await this.db.query(`delete from panel_token where panellist_id = $1`, [panellistId]);
  }
}

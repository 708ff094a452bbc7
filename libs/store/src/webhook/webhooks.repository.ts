import { randomUUID } from 'node:crypto';
import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import type { WebhookEvent } from './webhook-events.js';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Paused ones hear nothing. */
  readonly active: boolean;
  readonly createdAt: string;
}

export interface WebhookFields {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly active: boolean;
}

const COLUMNS = `id, url, events, active, ${moment('created_at')} as "createdAt"`;
const missing = (id: string) => notFound('webhook', id, 'GET the webhooks of the organisation to see which there are.');

/** Webhooks, by the organisation they belong to: the id of another organisation's finds nothing. */
export class Webhooks {
  constructor(private readonly db: DataSource) {}

  async list(organisationId: string): Promise<Webhook[]> {
    return this.db.query(`select ${COLUMNS} from webhook where organisation_id = $1 order by created_at, id`, [
      organisationId,
    ]);
  }

  async get(organisationId: string, id: string): Promise<Webhook> {
    const [row] = await this.db.query(`select ${COLUMNS} from webhook where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (!row) throw missing(id);
    return row;
  }

  async add(organisationId: string, fields: WebhookFields & { secret: string }): Promise<Webhook> {
    const [row] = await this.db.query(
      `insert into webhook (id, organisation_id, url, events, active, secret) values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
      [randomUUID(), organisationId, fields.url, fields.events, fields.active, fields.secret],
    );
    return row;
  }

  async change(organisationId: string, id: string, fields: WebhookFields): Promise<Webhook> {
    await this.db.query(
      `update webhook set url = $3, events = $4, active = $5 where organisation_id = $1 and id = $2`,
      [organisationId, id, fields.url, fields.events, fields.active],
    );
    return this.get(organisationId, id);
  }

  async remove(organisationId: string, id: string): Promise<void> {
    const [rows] = await this.db.query(`delete from webhook where organisation_id = $1 and id = $2 returning id`, [
      organisationId,
      id,
    ]);
    if (rows.length === 0) throw missing(id);
  }
}

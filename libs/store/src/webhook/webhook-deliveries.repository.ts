import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';

/** One attempt to deliver: when, how long it took, and what came of it. */
export interface DeliveryAttempt {
  readonly at: string;
  readonly ms: number;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface DeliveryListing {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: readonly DeliveryAttempt[];
  readonly createdAt: string;
}

/** A delivery with all that sending it needs. */
export interface Delivery extends DeliveryListing {
  readonly url: string;
  readonly secret: string;
  readonly active: boolean;
}

const COLUMNS = `d.id, d.event, d.data, d.state, d.attempts, ${moment('d.created_at')} as "createdAt"`;
/** Deliveries given to the queue at one tick. */
const AT_ONCE = 500;
/** A webhook whose last so many deliveries all failed is paused. */
const PAUSED_AFTER = 20;

/** What webhooks are to be told, what was told, and how it went. */
export class WebhookDeliveries {
  constructor(private readonly db: DataSource) {}

  /** Finds what happened and writes it down for every webhook that wants to hear of it; each event once, however often this runs. */
  async announce(): Promise<number> {
    let found = 0;
    for (const [event, sql] of Object.entries(WEBHOOK_EVENTS)) {
      const rows = await this.db.query(
        `insert into webhook_delivery (webhook_id, event, key, data)
         select w.id, $1, e.key, e.data from webhook w cross join lateral (${sql}) e where w.active and $1 = any(w.events)
         on conflict (webhook_id, event, key) do nothing returning id`,
        [event],
      );
      found += rows.length;
    }
    return found;
  }

  /** Writes down a test message; its id. */
  async ping(webhookId: string): Promise<string> {
    const [row] = await this.db.query(
      `insert into webhook_delivery (webhook_id, event, key, data) values ($1, 'ping', gen_random_uuid()::text, '{}') returning id`,
      [webhookId],
    );
    return row.id;
  }

  /** Ids that no queue has been given yet, the oldest first. */
  async unqueued(): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select id from webhook_delivery where queued_at is null order by created_at limit ${AT_ONCE}`,
    );
    return rows.map(({ id }) => id);
  }

  async queued(ids: readonly string[]): Promise<void> {
    await this.db.query(`update webhook_delivery set queued_at = now() where id = any($1)`, [ids]);
  }

  async get(id: string): Promise<Delivery | null> {
    const [row] = await this.db.query(
      `select ${COLUMNS}, w.url, w.secret, w.active from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Notes an attempt and what the delivery is now. */
  async note(id: string, state: Delivery['state'], attempt: DeliveryAttempt): Promise<void> {
    await this.db.query(`update webhook_delivery set state = $2, attempts = attempts || $3::jsonb where id = $1`, [
      id,
      state,
      JSON.stringify([attempt]),
    ]);
    if (state !== 'failed') return;
    await this.db.query(
      `update webhook set active = false where id = (select webhook_id from webhook_delivery where id = $1)
         and (select count(*) = ${PAUSED_AFTER} and bool_and(last.state = 'failed') from (
                select d.state from webhook_delivery d where d.webhook_id = webhook.id order by d.created_at desc, d.id limit ${PAUSED_AFTER}) last)`,
      [id],
    );
  }

  /** The newest first. */
  async log(webhookId: string, limit: number): Promise<DeliveryListing[]> {
    return this.db.query(
      `select ${COLUMNS} from webhook_delivery d where d.webhook_id = $1 order by d.created_at desc, d.id limit $2`,
      [webhookId, limit],
    );
  }

  /** Has a delivery sent once more. */
  async again(webhookId: string, id: string): Promise<void> {
    const [rows] = await this.db.query(
      `update webhook_delivery set state = 'waiting', queued_at = null where webhook_id = $1 and id = $2 returning id`,
      [webhookId, id],
    );
    if (rows.length === 0) throw notFound('delivery', id, 'GET the deliveries of the webhook to see which there are.');
  }
}

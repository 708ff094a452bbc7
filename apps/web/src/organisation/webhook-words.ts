import { t } from '../i18n/t.js';

export type WebhookEvent = 'edition.published' | 'ingest.finished' | 'organisation.people';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly active: boolean;
  readonly createdAt: string;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: readonly {
    readonly at: string;
    readonly ms: number;
    readonly status: number | null;
    readonly error: string | null;
  }[];
  readonly createdAt: string;
}

export const EVENTS: readonly (readonly [WebhookEvent, string])[] = [
  ['edition.published', 'An edition of the radars was published'],
  ['ingest.finished', 'A file or source was read to its end'],
  ['organisation.people', 'Somebody joined, left or changed position'],
];
export const eventName = (event: string): string =>
  t(EVENTS.find(([known]) => known === event)?.[1] ?? (event === 'ping' ? 'A test message' : event));

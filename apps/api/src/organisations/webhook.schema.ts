import { WEBHOOK_EVENT_NAMES } from '#libs/store';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { uuid } from '../shared/uuid.js';

const event = z.enum(WEBHOOK_EVENT_NAMES);
/** Whether an address can be kept. The worker looks again, with its names resolved, each time before it sends. */
const address = (allow: readonly string[]) =>
  z
    .string()
    .max(1_000)
    .superRefine((text, context) => {
      if (!URL.canParse(text)) return context.addIssue('must be an address of the web');
      const url = new URL(text);
      if (allow.includes(url.host)) return;
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (url.protocol !== 'https:') context.addIssue('must begin with https://');
      else if (url.username || url.password) context.addIssue('must carry no user name or password');
      else if (ipaddr.isValid(host) && ipaddr.process(host).range() !== 'unicast')
        context.addIssue('must not lead into a private or reserved network');
      else if (!host.includes('.') && !host.includes(':'))
        context.addIssue('must name a machine of the public internet');
    });
const events = z
  .array(event)
  .min(1)
  .max(WEBHOOK_EVENT_NAMES.length)
  .transform((names) => [...new Set(names)]);

export const webhookBody = z.strictObject({ url: z.string().max(1_000), events, active: z.boolean().default(true) });
export type WebhookBody = z.infer<typeof webhookBody>;
export const webhookAddress = (allow: readonly string[]) => z.object({ url: address(allow) });

export const webhookView = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(event),
  active: z.boolean(),
  createdAt: z.string(),
});
export const createdWebhook = webhookView.extend({
  secret: z.string().describe('Signs what is sent (Standard Webhooks); shown this once'),
});
export const deliveriesView = z.array(
  z.object({
    id: z.string(),
    event: z.string(),
    data: z.unknown(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.array(
      z.object({ at: z.string(), ms: z.number(), status: z.number().nullable(), error: z.string().nullable() }),
    ),
    createdAt: z.string(),
  }),
);
export const ofWebhook = z.object({ organisationId: uuid, webhookId: uuid });
export const ofDelivery = ofWebhook.extend({ deliveryId: uuid });

import { ECOSYSTEM_IDS } from '#libs/domain';
import { z } from 'zod';
import { limit, searchText } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';

const state = z.enum(['forthcoming', 'open', 'closed', 'unknown']);
export const callsQuery = z.object({
  q: searchText.optional(),
  ecosystem: z.enum(ECOSYSTEM_IDS).optional(),
  programme: z.string().max(200).optional(),
  trend: z.string().max(200).optional().describe('Id of a trend that the call speaks of'),
  state: z.enum(['forthcoming', 'open', 'closed', 'unknown', 'closing soon', 'not closed']).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: limit(25, 100),
});
export type CallsQuery = z.infer<typeof callsQuery>;

export const callHead = z.object({
  id: z.string(),
  title: z.string(),
  programme: z.string().nullable(),
  budgetEur: z.number().nullable(),
  opens: z.string().nullable(),
  deadlines: z.array(z.string()).describe('Days; submission ends at 17:00 Brussels time'),
  deadlineModel: z.string().nullable(),
  url: z.string().nullable(),
  state,
  nextDeadline: z.string().nullable(),
  daysLeft: z.number().nullable(),
  closingSoon: z.boolean(),
  ecosystems: z.array(z.string()),
});
export const callView = callHead.extend({
  text: z.string(),
  keywords: z.array(z.string()),
  trends: z.array(z.object({ id: z.string(), name: z.string(), score: z.number() })),
});
export const callPage = z.object({
  total: z.number(),
  now: z.string().describe('Wall clock in Brussels'),
  items: z.array(callHead),
  programmes: z.array(z.object({ value: z.string(), n: z.number() })),
});
export const ofCall = z.object({ callId: z.string().min(1).max(200) });
export const callsBody = z.strictObject({ calls: z.array(z.unknown()).min(1).max(200) });
export const callsTaken = z.object({
  read: z.number(),
  new: z.number(),
  changed: z.number(),
  duplicate: z.number(),
  refused: z.number(),
  refusals: z.array(z.object({ row: z.number(), id: z.string().nullable(), reason: z.string() })),
});

export const searchBody = z.strictObject({
  name: z
    .string()
    .max(120)
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'needs a name')),
  query: z.strictObject({
    q: searchText.optional(),
    ecosystem: z.enum(ECOSYSTEM_IDS).optional(),
    programme: z.string().max(200).optional(),
  }),
  alert: z.boolean().default(true),
});
export const searchView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.object({ q: z.string().optional(), ecosystem: z.string().optional(), programme: z.string().optional() }),
  alert: z.boolean(),
  createdAt: z.string(),
});
export const searchList = z.array(searchView);
export const ofSearch = z.object({ id: uuid });

export const clusterCallsQuery = z.object({
  state: z.enum(['open', 'forthcoming', 'any']).default('any').describe('Closed calls are never matched'),
  limit: limit(25, 100),
});
export const clusterCallsView = z.object({
  now: z.string(),
  looked: z.number().describe('Calls that can still be entered'),
  needs: z.number(),
  items: z.array(
    callHead.extend({
      score: z.number(),
      reasons: z.array(
        z.object({
          need: z.string(),
          kind: z.string(),
          label: z.string(),
          terms: z.array(z.string()),
          points: z.number(),
        }),
      ),
    }),
  ),
});

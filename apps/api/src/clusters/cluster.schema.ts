import { ECOSYSTEM_IDS, NUTS_CODE, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { limit, searchText } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';

export const ofCluster = z.object({ organisationId: uuid });
export type OfCluster = z.infer<typeof ofCluster>;

const weighted = z.strictObject({ ecosystem: z.enum(ECOSYSTEM_IDS), weight: z.number().gt(0).max(1) });
const web = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s/$.?#][^\s]*$/i, 'must begin with http:// or https://');
export const profileBody = z.strictObject({
  nuts: z.string().regex(NUTS_CODE, 'must be a NUTS code such as DE, DE2, DE21 or DE212').nullable(),
  website: web.nullable(),
  about: z.string().max(2_000),
  ecosystems: z
    .array(weighted)
    .min(1, 'choose at least one ecosystem')
    .max(14)
    .refine((list) => new Set(list.map(({ ecosystem }) => ecosystem)).size === list.length, 'names an ecosystem twice'),
  trends: z.array(z.string().min(1).max(100)).max(50),
  suggested: z.boolean().describe('Whether other clusters may be told of this one as a partner'),
});
export type ProfileBody = z.infer<typeof profileBody>;

export const profileView = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  nuts: z.string().nullable(),
  website: z.string().nullable(),
  about: z.string(),
  ecosystems: z.array(z.object({ ecosystem: z.string(), weight: z.number() })),
  trends: z.array(z.string()),
  suggested: z.boolean(),
  synthetic: z.boolean(),
  members: z.number(),
  evidence: z.object({ total: z.number(), shared: z.number() }),
  matches: z.object({ same: z.number(), review: z.number(), different: z.number() }),
  updatedAt: z.string(),
});
export const clusterList = z.object({
  own: z.array(
    z.object({ id: z.string(), name: z.string(), position: z.enum(['member', 'manager']), hasProfile: z.boolean() }),
  ),
  demo: z.array(
    z.object({ id: z.string(), name: z.string(), country: z.string().nullable(), ecosystems: z.array(z.string()) }),
  ),
});

export const membersQuery = z.object({
  q: searchText.optional(),
  cursor: z.string().max(700).optional(),
  limit: limit(50, 200),
});
export type MembersQuery = z.infer<typeof membersQuery>;
export const memberView = z.object({
  id: z.string(),
  name: z.string(),
  employees: z.number().nullable(),
  nuts: z.string().nullable(),
  country: z.string().nullable(),
  nace: z.string().nullable(),
  website: z.string().nullable(),
  matches: z.number().describe('Names in signals that are this member'),
  toReview: z.number(),
});
export const memberPage = z.object({ items: z.array(memberView), nextCursor: z.string().nullable() });
export const memberBody = z.strictObject({
  name: z.string().min(1).max(300),
  employees: z.union([z.number().int().min(0).max(9_999_999), z.string().max(40)]).nullish(),
  nuts: z.string().max(20).nullish(),
  country: z.string().max(60).nullish(),
  nace: z.string().max(20).nullish(),
  website: z.string().max(300).nullish(),
});
const bigId = z.string().regex(/^[1-9]\d{0,17}$/, 'must be an id as the API gives it');
export const ofMember = z.object({ organisationId: uuid, memberId: bigId });
export const ofRow = z.object({ organisationId: uuid, rowId: bigId });
export const ofMatch = z.object({ organisationId: uuid, memberId: bigId, applicantId: bigId });
export const ofImport = z.object({ organisationId: uuid, importId: uuid });

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const importQuery = z.object({
  what: z.enum(['members', 'evidence']),
  name: z.string().max(300).optional().describe('File name, when the body is the file itself'),
  dryRun: flag.default(false),
  kind: z.enum(SIGNAL_KINDS).optional().describe('Kind of own evidence whose rows name none'),
});
export type ImportQuery = z.infer<typeof importQuery>;
export const importView = z.object({
  id: z.string(),
  what: z.enum(['members', 'evidence']),
  label: z.string(),
  dryRun: z.boolean(),
  status: z.enum(['queued', 'running', 'done', 'failed']),
  bytesTotal: z.number().nullable(),
  bytesRead: z.number(),
  read: z.number().describe('new + changed + duplicate + refused'),
  new: z.number(),
  changed: z.number(),
  duplicate: z.number(),
  refused: z.number(),
  refusals: z.array(z.object({ row: z.number(), id: z.string().nullable(), reason: z.string() })),
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export const importList = z.array(importView);

export const evidenceQuery = z.object({ after: bigId.optional(), limit: limit(50, 200) });
export const ownSignalView = z.object({
  rowId: z.string(),
  id: z.string(),
  kind: z.enum(SIGNAL_KINDS),
  title: z.string(),
  date: z.string(),
  url: z.string().nullable(),
  organisations: z.array(z.string()),
  ecosystems: z.array(z.string()),
  trends: z.array(z.object({ id: z.string(), score: z.number() })),
  shared: z.boolean(),
});
export const ownSignalPage = z.object({ items: z.array(ownSignalView), nextAfter: z.string().nullable() });
export const sharingBody = z.strictObject({ shared: z.boolean() });

export const matchesQuery = z.object({
  verdict: z.enum(['same', 'review', 'different']).default('review'),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: limit(50, 200),
});
export const matchView = z.object({
  memberId: z.string(),
  member: z.string(),
  applicantId: z.string(),
  applicant: z.string(),
  verdict: z.enum(['same', 'review', 'different']),
  score: z.number(),
  doubt: z.string(),
  byPerson: z.boolean(),
  signals: z.number(),
  example: z.string().nullable(),
});
export const matchPage = z.object({
  counts: z.object({ same: z.number(), review: z.number(), different: z.number() }),
  items: z.array(matchView),
});
export const decisionBody = z.strictObject({ verdict: z.enum(['same', 'different']) });

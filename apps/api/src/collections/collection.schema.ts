import {
  COLLECTION_LIMITS,
  COLLECTION_ROLES,
  SAVED_KINDS,
  SHARED_ROLES,
  SIGNAL_KINDS,
  VISIBILITIES,
} from '#libs/domain';
import { z } from 'zod';
import { email } from '../accounts/account.schema.js';
import { uuid } from '../shared/uuid.js';
import { EXPORT_FORMATS } from './exports/export.js';

/** Text of people: any script, line breaks where `lines`, no control characters, nothing that a database refuses. */
const words = (max: number, lines = false) =>
  z
    .string()
    .max(max, `is longer than ${max} characters`)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(lines ? /[^\P{Cc}\n\t]/gu : /\p{Cc}+/gu, lines ? '' : ' ')
        .trim(),
    );

export const title = words(200).pipe(z.string().min(1, 'must not be empty'));
const note = words(COLLECTION_LIMITS.note, true);
const tags = z
  .array(words(COLLECTION_LIMITS.tag).pipe(z.string().min(1, 'must not be empty')))
  .max(COLLECTION_LIMITS.tags, `has more than ${COLLECTION_LIMITS.tags} tags`)
  .transform((list) => [...new Set(list)]);
const ref = z
  .string()
  .min(1)
  .max(300)
  .refine((id) => !id.includes('\0'), 'must not contain NUL');
const version = z.number().int().min(0).max(2_000_000_000).describe('The version of the collection that you read');

export const ofCollection = z.object({ id: uuid });
export const itemOf = z.object({ id: uuid, itemId: uuid });
export const sectionOf = z.object({ id: uuid, sectionId: uuid });
export const personOf = z.object({ id: uuid, accountId: uuid });
export const commentOf = z.object({ id: uuid, commentId: uuid });
export const eventOf = z.object({ id: uuid, version: z.coerce.number().int().min(1).max(2_000_000_000) });
export const exportOf = z.object({ id: uuid, format: z.enum(EXPORT_FORMATS) });
export const publicQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) });
export const collectionQuery = z.object({
  q: words(200).optional().describe('Only items whose title, note, tags or text have these words'),
});

export const newCollection = z.strictObject({ title, description: note.optional() });
export const collectionPatch = z.strictObject({ version, title: title.optional(), description: note.optional() });
export const sharingBody = z.strictObject({
  visibility: z.enum(VISIBILITIES),
  organisationId: uuid.nullable().default(null),
  organisationRole: z.enum(SHARED_ROLES).default('viewer'),
});

export const savingBody = z.strictObject({
  kind: z.enum(['signal', 'trend']),
  ref,
  collectionId: uuid.optional().describe('Without it: the collection you last saved to, or a new one'),
});
export const holdingBody = z.strictObject({
  signals: z.array(ref).max(200).default([]),
  trends: z.array(ref).max(200).default([]),
});

export const itemPatch = z.strictObject({
  version,
  title: title.optional(),
  note: note.optional(),
  tags: tags.optional(),
});
export const movement = z.strictObject({
  sectionId: uuid.nullable(),
  after: uuid.nullable().describe('The item to stand behind; null at the beginning'),
});
export const removal = z.strictObject({ items: z.array(uuid).min(1).max(COLLECTION_LIMITS.items) });
export const sectionBody = z.strictObject({ title });
export const sectionPatch = z.strictObject({ version, title });
export const sectionMovement = z.strictObject({ after: uuid.nullable() });

export const importBody = z.strictObject({
  text: z
    .string()
    .max(500_000, 'is longer than 500,000 characters')
    .describe('One address a line, with or without a title'),
});
export const copyBody = z.strictObject({ title: title.optional() });
export const mergeBody = z.strictObject({ from: uuid });

export const invitationBody = z.strictObject({ email, role: z.enum(SHARED_ROLES).default('viewer') });
export const withdrawalBody = z.strictObject({ email });
export const roleBody = z.strictObject({ role: z.enum(SHARED_ROLES) });
export const commentBody = z.strictObject({
  text: words(COLLECTION_LIMITS.comment, true).pipe(z.string().min(1, 'must not be empty')),
  itemId: uuid.nullable().default(null),
});
export const historyQuery = z.object({
  before: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const role = z.enum(COLLECTION_ROLES);
export const headView = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  visibility: z.enum(VISIBILITIES),
  owner: z.string(),
  role,
  items: z.number(),
  version: z.number(),
  updatedAt: z.string(),
  unseen: z.number().describe('Changes by others since you last looked'),
});
const itemView = z.object({
  id: z.string(),
  sectionId: z.string().nullable(),
  kind: z.enum(SAVED_KINDS),
  ref: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  addedAt: z.string(),
  changedAt: z.string(),
  addedBy: z.string(),
  state: z.enum(['here', 'withdrawn', 'gone']),
  withdrawnAt: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
  signal: z
    .object({ kind: z.enum(SIGNAL_KINDS), date: z.string(), publisher: z.string() })
    .loose()
    .nullable(),
  trend: z.object({ ecosystem: z.string(), ring: z.string().nullable() }).loose().nullable(),
  comments: z.number(),
});
export const collectionView = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  visibility: z.enum(VISIBILITIES),
  organisationId: z.string().nullable(),
  organisationRole: z.enum(SHARED_ROLES),
  owner: z.string(),
  role,
  version: z.number(),
  updatedAt: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  items: z.array(itemView),
});
export const versionView = z.object({ version: z.number() });
export const createdView = z.object({ id: z.string() });
export const linkView = z.object({
  link: z
    .string()
    .nullable()
    .describe(
      'The secret link; shown once, since only its hash is kept. Null when there is none, or the old one stays',
    ),
});
export const savedView = z.object({
  collectionId: z.string(),
  title: z.string(),
  itemId: z.string().nullable(),
  version: z.number(),
  already: z.boolean(),
});
export const holdingView = z.object({
  collections: z.array(z.object({ id: z.string(), title: z.string() })),
  held: z.array(
    z.object({ kind: z.enum(['signal', 'trend']), ref: z.string(), collectionId: z.string(), itemId: z.string() }),
  ),
});
export const importView = z.object({
  version: z.number(),
  signals: z.number().describe('Addresses that are known signals'),
  links: z.number().describe('Addresses kept as plain links'),
  already: z.number(),
  refused: z.array(z.object({ line: z.number(), reason: z.string() })),
});
export const mergeView = z.object({ added: z.number(), there: z.number(), version: z.number().nullable() });
export const suggestionsView = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    date: z.string(),
    publisher: z.string(),
    url: z.string().nullable(),
    similarity: z.number(),
    reason: z.string(),
  }),
);
export const peopleView = z.object({
  people: z.array(z.object({ accountId: z.string(), name: z.string(), role: z.enum(['owner', ...SHARED_ROLES]) })),
  invitations: z.array(z.object({ email: z.string(), role: z.enum(SHARED_ROLES), expiresAt: z.string() })),
});
export const commentsView = z.array(
  z.object({
    id: z.string(),
    itemId: z.string().nullable(),
    author: z.string(),
    mine: z.boolean(),
    text: z.string(),
    at: z.string(),
  }),
);
const event = z.object({
  version: z.number(),
  at: z.string(),
  by: z.string(),
  mine: z.boolean(),
  action: z.string(),
  itemId: z.string().nullable(),
  titles: z.array(z.string()),
  count: z.number(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  reversible: z.boolean(),
});
export const historyView = z.object({ items: z.array(event), nextBefore: z.number().nullable() });
export const changesView = z.object({
  since: z.string().nullable().describe('When your visit before this one ended; null on the first'),
  events: z.array(event),
  withdrawn: z.array(z.object({ itemId: z.string(), title: z.string(), at: z.string() })),
  moved: z.array(
    z.object({
      itemId: z.string(),
      trendId: z.string(),
      title: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      movement: z.string(),
    }),
  ),
});

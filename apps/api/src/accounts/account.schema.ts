import { GRANTED_ROLES, ORGANISATION_KINDS, POSITIONS, ROLES } from '#libs/domain';
import { newPassword } from '#libs/platform';
import { z } from 'zod';
import { uuid } from '../shared/uuid.js';

/** A name of a person or an organisation. No addresses of the web: it stands in mails we send. */
export const plainName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{C}<>]+$/u, 'must be plain text')
  .refine((name) => !/:\/\/|www\./i.test(name), 'must be a name, not an address of the web');
export const email = z.string().trim().pipe(z.email('must be an e-mail address').max(254));
const link = z.string().max(100).describe('What stands behind # in the mailed link');
/** Only bounded: what is wrong with an old password is nobody's business. */
const password = z.string().min(1).max(200);

export const signUpBody = z.strictObject({ email, name: plainName });
export const signUpConfirmation = z.strictObject({
  token: link,
  password: newPassword,
  consent: z
    .literal(true, 'must be true: read the privacy notice and agree to it')
    .describe('The privacy notice was read and agreed to'),
});
export const resetBody = z.strictObject({ email });
export const resetConfirmation = z.strictObject({ token: link, password: newPassword });
export const linkBody = z.strictObject({ token: link });

export const signInBody = z.strictObject({
  email,
  password,
  code: z.string().trim().max(40).optional().describe('Of your second factor, where you have one; or a recovery code'),
  deliver: z
    .enum(['cookies', 'body'])
    .default('cookies')
    .describe('Where the tokens go: cookies for browsers, the body for programs'),
});
export type SignIn = z.infer<typeof signInBody>;
export const renewalBody = z.strictObject({ refreshToken: z.string().max(100).optional() }).default({});

export const accountView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  memberships: z.array(
    z.object({ organisationId: z.string(), kind: z.enum(ORGANISATION_KINDS), position: z.enum(POSITIONS) }),
  ),
  createdAt: z.string(),
});
export type AccountView = z.infer<typeof accountView>;
export const sessionView = z.object({
  expiresIn: z.number().describe('Seconds until the access token has to be renewed'),
  accessToken: z.string().optional().describe('Only when asked for in the body'),
  refreshToken: z.string().optional(),
});
export type SessionView = z.infer<typeof sessionView>;
export const heardView = z.object({ message: z.string() });

export const accountPatch = z.strictObject({ name: plainName });
/** Left out by who signs in through a provider and has none. */
const ownPassword = password.optional();
export const passwordChange = z.strictObject({ password: ownPassword, newPassword });
export const emailChange = z.strictObject({ email, password: ownPassword });
export const proof = z.strictObject({ password: ownPassword });

export const sessionListing = z.array(
  z.object({ id: z.string(), client: z.string(), createdAt: z.string(), renewedAt: z.string(), current: z.boolean() }),
);

export const rolesBody = z.strictObject({ roles: z.array(z.enum(GRANTED_ROLES)).max(3) });
export const accountsQuery = z.object({
  after: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const accountsPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      granted: z.array(z.enum(GRANTED_ROLES)),
      createdAt: z.string(),
    }),
  ),
  nextAfter: z.string().nullable(),
});
export const eventsQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const eventsPage = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      actor: z.string(),
      accountId: z.string().nullable(),
      action: z.string(),
      detail: z.unknown(),
    }),
  ),
  nextBefore: z.number().nullable(),
});

import { ORGANISATION_KINDS, POSITIONS } from '#libs/domain';
import { z } from 'zod';
import { email, plainName } from '../accounts/account.schema.js';
import { uuid } from '../shared/uuid.js';

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')
  .nullable()
  .default(null);
const position = z.enum(POSITIONS);

export const newOrganisation = z.strictObject({ kind: z.enum(ORGANISATION_KINDS), name: plainName, country });
export const organisationFields = z.strictObject({ name: plainName, country });
export const organisationView = z.object({
  id: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  country: z.string().nullable(),
  createdAt: z.string(),
  people: z.number(),
});
export const ownOrganisations = z.array(organisationView.extend({ position }));

export const ofOrganisation = z.object({ organisationId: uuid });
export const personOfOrganisation = z.object({ organisationId: uuid, accountId: uuid });
export const peopleView = z.array(
  z.object({ accountId: z.string(), name: z.string(), email: z.string(), position, joinedAt: z.string() }),
);
export const positionBody = z.strictObject({ position });

export const invitationBody = z.strictObject({ email, position: position.default('member') });
export const withdrawalBody = z.strictObject({ email });
export const invitationsView = z.array(z.object({ email: z.string(), position, expiresAt: z.string() }));

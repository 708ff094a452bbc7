import { z } from 'zod';
import { plainName } from '../accounts/account.schema.js';

const password = z.string().min(1).max(200).optional().describe('Your password, where your account has one');
/** A code of the app, or a recovery code. */
const code = z.string().trim().min(1).max(40);

export const proofBody = z.strictObject({ password });
export const confirmationBody = z.strictObject({ code });
export const provenBody = z.strictObject({ password, code });
export const proposedView = z.object({
  secret: z.string().describe('Base32, to be typed into an app by hand'),
  uri: z.string().describe('otpauth://, to be shown as a square code'),
});
export const codesView = z.object({ recoveryCodes: z.array(z.string()).describe('Shown this once') });

export const securityView = z.object({
  password: z.boolean().describe('Whether the account has a password'),
  secondFactor: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastUsedOn: z.string().nullable() }),
  ),
  providers: z.array(z.object({ issuer: z.string(), createdAt: z.string() })),
});

/** What a browser hands on from its authenticator: checked in full by the WebAuthn library, bounded here. */
const answer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
});
const ticket = z.string().max(100);
export const passkeyOptions = z.object({ ticket: z.string(), options: z.unknown() });
export const passkeyRegistration = z.strictObject({ ticket, name: plainName, answer });
export const passkeySignIn = z.strictObject({
  ticket,
  answer,
  deliver: z.enum(['cookies', 'body']).default('cookies'),
});
export const passkeyId = z.string().regex(/^[\w-]{1,1500}$/, 'must be an id as the API gives it');

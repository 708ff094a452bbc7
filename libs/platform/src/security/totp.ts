import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Steps before and after the present one whose codes count: clocks of telephones differ. */
const WINDOW = 1;
/** What apps expect and some silently assume: SHA-1, 6 digits, 30 seconds (RFC 6238, with the defaults of RFC 4226). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Trend Universe';

/** A new secret of 160 bits in base32, as apps take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads from the square code: `otpauth://totp/...`. */
export const totpUri = (secret: string, label: string): string =>
  new TOTP({ ...FORM, issuer: ISSUER, label, secret: Secret.fromBase32(secret) }).toString();

/**
 * The step of time (30 s each since 1970) whose code this is, or null when it is none of the present one and its neighbours. Codes of other than six
 * digits are none; blanks do not count.
 * @param now milliseconds since 1970
 */
export function totpStep(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1_000 / FORM.period) + delta;
}

/** The code of a moment: for tests and demonstrations. */
export const totpCode = (secret: string, now: number): string =>
  new TOTP({ ...FORM, secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

/** Letters and digits that nobody mistakes for each other: 31 of them. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes for the day the app is lost; about 79 random bits each, so a fast hash keeps them. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, recoveryCode);

function recoveryCode(): string {
  let signs = '';
  // Bytes beyond a whole multiple are passed over, or some signs would come more often.
  while (signs.length < 16)
    for (const byte of randomBytes(16)) if (byte < 248 && signs.length < 16) signs += SIGNS[byte % SIGNS.length];
  return signs.match(/.{4}/g)!.join('-');
}

/** A recovery code as it is compared: people type capitals, blanks and other dashes. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

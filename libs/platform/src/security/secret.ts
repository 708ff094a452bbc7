import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 bits, URL-safe, behind a prefix that says what it is (and lets scanners find leaked ones). */
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret. A fast hash is right here: 256 random bits cannot be guessed, unlike a password. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares two secrets in a time that does not depend on where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(hashOfSecret(a), hashOfSecret(b));

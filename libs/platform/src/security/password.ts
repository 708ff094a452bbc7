import { randomBytes } from 'node:crypto';
import { TrendUniverseError } from '#libs/domain';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** Argon2id (2 in the package's enumeration) with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP Password Storage Cheat Sheet. About 15 ms. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes computed at once: the rest waits, so that a rush of sign-ins leaves threads for everybody else. */
const AT_ONCE = 2;
/** Who would wait longer than some seconds is sent away. */
const WAITING_AT_MOST = 200;

/** Length counts, composition rules do not (NIST SP 800-63B, 3.1.1.2). The upper bound keeps hashing cheap. */
export const newPassword = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters')
  .refine((password) => new Set(password).size >= 5, 'must have at least 5 different characters');

/** Hashes a password; composed and decomposed spellings of the same letters count as one password. */
export const hashPassword = (password: string): Promise<string> => queued(() => hash(password.normalize('NFKC'), COST));

/** Whether `password` is the one behind `kept`. Without a kept hash it takes as long and says no, so that time tells nobody whether an account exists. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await noPassword());
  const fits = await queued(() => verify(against, password.normalize('NFKC')));
  return fits && kept !== null;
}

/** A password nobody chose: 120 random bits in groups that can be read aloud. */
export const randomPassword = (): string => randomBytes(15).toString('hex').match(/.{6}/g)!.join('-');

let unguessable: Promise<string> | undefined;
const noPassword = (): Promise<string> => (unguessable ??= hashPassword(randomPassword()));

let running = 0;
const waiting: (() => void)[] = [];

async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST)
      throw new TrendUniverseError(
        'UNAVAILABLE',
        'Too many people sign in at this moment. Try again in a few seconds.',
      );
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    // The place is handed on rather than freed, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

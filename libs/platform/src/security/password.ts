import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hashing } from './hashing-threads.js';

/** Argon2id (2 in the package's enumeration) with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP Password Storage Cheat Sheet. About 20 ms. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Length counts, composition rules do not (NIST SP 800-63B, 3.1.1.2). The upper bound keeps hashing cheap. */
export const newPassword = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters')
  .refine((password) => new Set(password).size >= 5, 'must have at least 5 different characters');

/** Hashes a password; composed and decomposed spellings of the same letters count as one password. */
export const hashPassword = async (password: string): Promise<string> =>
  hashing({ password: password.normalize('NFKC'), cost: COST });

/** Whether `password` is the one behind `kept`. Without a kept hash it takes as long and says no, so that time tells nobody whether an account exists. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await noPassword());
  const fits = await hashing<boolean>({ password: password.normalize('NFKC'), kept: against });
  return fits && kept !== null;
}

/** A password nobody chose: 120 random bits in groups that can be read aloud. */
export const randomPassword = (): string => randomBytes(15).toString('hex').match(/.{6}/g)!.join('-');

let unguessable: Promise<string> | undefined;
const noPassword = (): Promise<string> => (unguessable ??= hashPassword(randomPassword()));

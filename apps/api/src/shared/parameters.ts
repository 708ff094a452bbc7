import { ECOSYSTEM_IDS, type EcosystemId, isEcosystemId, notFound, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';

/** `a,b` or `x=a&x=b`: a list of distinct non-empty values. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T, max = 50) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [
      ...new Set(
        (Array.isArray(value) ? value : [value])
          .flatMap((part) => part.split(','))
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(item).max(max));

export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD')
  .refine((day) => !Number.isNaN(Date.parse(day)), 'is no day of the calendar');
export const limit = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);
export const cursor = z.string().max(500);
export const searchText = z
  .string()
  .max(300, 'is longer than 300 characters')
  .transform((text) => text.replaceAll('\0', '').trim());
export const kind = z.enum(SIGNAL_KINDS);
export const ecosystem = z.enum(ECOSYSTEM_IDS);

export function knownEcosystem(id: string): EcosystemId {
  if (!isEcosystemId(id)) throw notFound('ecosystem', id.slice(0, 80), `Use one of ${ECOSYSTEM_IDS.join(', ')}.`);
  return id;
}

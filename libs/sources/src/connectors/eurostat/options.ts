import { z } from 'zod';

/** Names of the question itself, which are no dimensions to choose from. */
const RESERVED = new Set(['format', 'lang', 'geo', 'geolevel', 'time', 'sincetimeperiod', 'untiltimeperiod']);

export const optionsSchema = z.strictObject({
  /** Code of the data set, as in `rd_e_gerdreg`. */
  dataset: z
    .string()
    .regex(/^[a-z][a-z0-9_]{2,60}$/i, 'the code of a data set, as in rd_e_gerdreg')
    .transform((code) => code.toLowerCase()),
  /** One code for each dimension other than region and time, as in `unit: PC_GDP`. */
  dimensions: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]{0,40}$/i, 'the name of a dimension'),
      z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/, 'a code of the dimension'),
    )
    .refine((given) => Object.keys(given).every((name) => !RESERVED.has(name.toLowerCase())), {
      message: 'regions and years are not chosen here',
    })
    .default({}),
  /** First year. */
  since: z.int().min(1960).max(2100).default(2010),
  /** What people read; what Eurostat calls it without. */
  label: z.string().min(3).max(200).optional(),
});
export type EurostatOptions = z.infer<typeof optionsSchema>;

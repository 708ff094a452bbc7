import { z } from 'zod';
import type { Connector, Reading } from '../connector.js';
import { placeOf } from '../shared/ask.js';
import { pullFile } from '../shared/pull-file.js';
import { DEAL_FIELDS } from './columns.js';
import { parseDeals } from './parse.js';

const MAX_BYTES = 32 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

const optionsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'the address of the table, beginning with https://' }),
  /** Field -> column, for columns with unusual names. */
  mapping: z.partialRecord(z.enum(DEAL_FIELDS), z.string().min(1)).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a code of three letters, as in EUR')
    .optional(),
  rates: z
    .record(
      z.string().regex(/^[A-Z]{3}$/),
      z.union([z.number().positive(), z.record(z.string().regex(/^\d{4}$/), z.number().positive())]),
    )
    .optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** Deals of a table that whoever holds the licence to them keeps at an address. Uploads of such tables are read by `parseDeals`. */
export const dealsCsv: Connector<Options> = {
  id: 'deals-csv',
  name: 'Table of deals (CSV)',
  description:
    'Funding rounds and other investments from a table of your own, with company, date, amount, round and investors.',
  kinds: ['investment'],
  delivers: 'signals',
  optionsSchema,
  licence:
    'As the table is licensed to you: data of commercial providers may not be passed on, only what is counted from them.',
  politeness: { gapMs: 1_000, concurrency: 1 },
  pull: (context) =>
    pullFile(context, {
      name: `The table ${placeOf(context.options.url)}`,
      url: context.options.url,
      maxBytes: MAX_BYTES,
      restMs: DAY_MS,
      read: (bytes) => read(bytes, context),
    }),
  parse: (raw, reading) => read(raw.bytes, reading),
};

async function* read(bytes: Uint8Array, { options, source }: Reading<Options>) {
  yield* parseDeals(
    (async function* () {
      yield bytes;
    })(),
    options,
    source,
  );
}

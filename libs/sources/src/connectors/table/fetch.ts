import { Readable } from 'node:stream';
import { SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';
import { unavailable } from '../../fetch/source-error.js';
import { type ColumnMapping, SIGNAL_FIELDS } from '../../file/mapping.js';
import { openInput } from '../../input/open-input.js';
import type { Connector, RawPayload } from '../connector.js';
import { placeOf } from '../shared/ask.js';
import { pullFile } from '../shared/pull-file.js';

const MAX_BYTES = 64 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

const optionsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'the address of the table, beginning with https://' }),
  /** Signal field -> column of a CSV or property of a JSON object. */
  mapping: z.partialRecord(z.enum(SIGNAL_FIELDS), z.string().min(1).max(200)).optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** Any table or list of signals at an address, with its columns mapped to the fields of a signal: what an upload reads, pulled. */
export const tableConnector: Connector<Options> = {
  id: 'table',
  name: 'Table or list (CSV, JSON Lines)',
  description: 'Signals of any kind from a CSV, JSON or JSON Lines file of your own, with its columns mapped to ours.',
  kinds: SIGNAL_KINDS,
  delivers: 'signals',
  optionsSchema,
  licence: 'As the file is licensed to you.',
  politeness: { gapMs: 1_000, concurrency: 1 },
  pull: (context) =>
    pullFile(context, {
      name: `The table ${placeOf(context.options.url)}`,
      url: context.options.url,
      maxBytes: MAX_BYTES,
      restMs: DAY_MS,
      read: (bytes) => read({ url: context.options.url, bytes }, context.options),
    }),
  parse: (raw, { options }) => read(raw, options),
};

/** What is no table at all is the fault of the source; what is wrong with a row is the row's. */
async function* read({ url, bytes }: Pick<RawPayload, 'url' | 'bytes'>, { mapping = {} }: Options) {
  const stream = Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)]);
  const name = new URL(url).pathname.split('/').at(-1) || 'table';
  const opened = await openInput({ stream, name, size: bytes.length }, { mapping: mapping as ColumnMapping }).catch(
    (error: Error) => {
      throw unavailable(`The table ${placeOf(url)} cannot be read: ${error.message}`);
    },
  );
  yield* opened.rows;
}

import { z } from 'zod';
import type { Connector } from '../connector.js';
import { pullFile } from '../shared/pull-file.js';
import { parseProjects, PROJECT_KINDS } from './parse.js';

/** The archives grow month by month; the largest has 55 MB. */
const MAX_BYTES = 300 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
const FILES = {
  HORIZON: 'cordis-HORIZONprojects-csv.zip',
  H2020: 'cordis-h2020projects-csv.zip',
  FP7: 'cordis-fp7projects-csv.zip',
} as const;

const optionsSchema = z.strictObject({
  programme: z.enum(['HORIZON', 'H2020', 'FP7']).default('HORIZON'),
  kind: z.enum(PROJECT_KINDS).default('publication'),
});
type Options = z.infer<typeof optionsSchema>;

/** Projects of the EU's framework programmes. `endpoint` is another one for mirrors and tests. */
export const cordis = (endpoint = 'https://cordis.europa.eu'): Connector<Options> => ({
  id: 'cordis',
  name: 'CORDIS projects',
  description:
    'Research projects of Horizon Europe, Horizon 2020 and FP7 with objectives, partners, topics and EU contribution.',
  kinds: PROJECT_KINDS,
  delivers: 'signals',
  optionsSchema,
  licence: 'CC BY 4.0: © European Union, source CORDIS.',
  politeness: { gapMs: 5_000, concurrency: 1 },
  pull: (context) =>
    pullFile(context, {
      name: 'CORDIS',
      url: new URL(`/data/${FILES[context.options.programme]}`, endpoint).href,
      maxBytes: MAX_BYTES,
      restMs: 7 * DAY_MS,
      read: (bytes) => parseProjects(bytes, context.options.kind, context.since),
    }),
  parse: (raw, { options }) => parseProjects(raw.bytes, options.kind),
});

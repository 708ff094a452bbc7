import { ERRORS_ABOUT, REPORTED_KINDS, SETTLEMENTS } from '#libs/store';
import { z } from 'zod';
import { ecosystem, limit } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';

const SENTENCE = 1_000;

/** Text of people: any script and line breaks; no other control characters, and none that turn the direction of what stands around it. */
const words = (max: number) =>
  z
    .string()
    .max(max, `is longer than ${max} characters`)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
        .trim(),
    );

export const newErrorReport = z.strictObject({
  kind: z.enum(REPORTED_KINDS).describe('What is wrong: a trend or a signal'),
  id: z
    .string()
    .min(1)
    .max(300)
    .refine((id) => !id.includes('\0'), 'must not contain NUL')
    .describe('Its id'),
  about: z
    .enum(ERRORS_ABOUT)
    .describe('A wrong tag, a wrong trend, a wrong placement, a copy or something withdrawn, something else'),
  sentence: words(SENTENCE)
    .pipe(z.string().min(5, 'say in a sentence what is wrong'))
    .describe(`What is wrong, in 5 to ${SENTENCE} characters`),
  ecosystem: ecosystem.optional().describe('The radar on which it is wrong'),
});
export type NewErrorReportBody = z.infer<typeof newErrorReport>;
export const reportTaken = z.object({ id: z.string() });

export const ownErrorReport = z.object({
  id: z.string(),
  targetKind: z.enum(REPORTED_KINDS),
  target: z.string(),
  name: z.string().nullable().describe('Of the trend or the signal as it is now; null when it is gone'),
  ecosystem: z.string().nullable(),
  about: z.enum(ERRORS_ABOUT),
  sentence: z.string(),
  at: z.string(),
  state: z.enum(['open', ...SETTLEMENTS]),
  answer: z.string().nullable().describe('What the editor wrote back'),
  settledAt: z.string().nullable(),
});
export const ownQuery = z.object({ limit: limit(50, 200) });

export const deskReportsQuery = z.object({
  state: z.enum(['open', 'settled']).default('open'),
  before: z.coerce.number().int().min(1).max(9e15).optional().describe('`nextBefore` of the page before'),
  limit: limit(25, 100),
});
export type DeskReportsQuery = z.infer<typeof deskReportsQuery>;
export const deskReports = z.object({
  items: z.array(
    ownErrorReport.extend({
      number: z.number(),
      signedIn: z.boolean().describe('Whether its author has an account; who it is is not told'),
      openAboutIt: z.number().describe('Open reports about the same trend or signal, this one included'),
      signal: z.looseObject({}).nullable(),
      trend: z.looseObject({}).nullable(),
    }),
  ),
  open: z.number().describe('All that are open'),
  nextBefore: z.number().nullable(),
});

export const reportParams = z.object({ id: uuid });
export const settlementBody = z.strictObject({
  state: z.enum(SETTLEMENTS),
  answer: words(300).optional().describe('For the author of the report, and for the open log of decisions'),
});
export type SettlementBody = z.infer<typeof settlementBody>;
export const settled = z.object({ decision: z.number().describe('Its number in the log, by which it can be undone') });

import { z } from 'zod';
import { limit } from '../shared/parameters.js';

export const ingestRunView = z.object({
  id: z.string(),
  origin: z.string(),
  label: z.string(),
  status: z.enum(['queued', 'running', 'done', 'failed']),
  dryRun: z.boolean(),
  synthetic: z.boolean(),
  bytesTotal: z.number().nullable(),
  bytesRead: z.number(),
  read: z.number().describe('new + changed + duplicate + refused'),
  new: z.number(),
  changed: z.number(),
  duplicate: z.number(),
  refused: z.number(),
  error: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type IngestRunView = z.infer<typeof ingestRunView>;
export const ingestRunPage = z.object({ items: z.array(ingestRunView), nextCursor: z.string().nullable() });
export const runsQuery = z.object({ cursor: z.string().max(60).optional(), limit: limit(20, 100) });
export type RunsQuery = z.infer<typeof runsQuery>;

export const refusalsQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit: limit(100, 1000) });
export type RefusalsQuery = z.infer<typeof refusalsQuery>;
export const refusalPage = z.object({
  items: z.array(z.object({ row: z.number(), id: z.string().nullable(), reason: z.string() })),
  nextAfter: z.number().nullable(),
});

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
export const uploadQuery = z.object({
  name: z.string().max(300).optional().describe('File name, when the body is the file itself'),
  dryRun: flag.default(false).describe('Check and count only'),
  kind: z
    .enum(['publication', 'patent', 'investment', 'news', 'article'])
    .optional()
    .describe('Kind of rows that name none'),
  publisher: z.string().max(200).optional().describe('Publisher of rows that name none'),
  map: z
    .string()
    .max(2000)
    .optional()
    .describe('Columns of a CSV, as field=Column,field=Column')
    .transform((text, context) => {
      const mapping: Record<string, string> = {};
      for (const pair of (text ?? '').split(',').filter(Boolean)) {
        const [field, column] = pair.split('=');
        if (!field || !column) context.addIssue({ code: 'custom', message: `"${pair}" is not field=Column` });
        else mapping[field.trim()] = column.trim();
      }
      return mapping;
    }),
});
export type UploadQuery = z.infer<typeof uploadQuery>;

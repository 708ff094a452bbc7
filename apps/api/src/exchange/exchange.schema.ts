import { z } from 'zod';
import { ecosystem } from '../shared/parameters.js';

const format = z.enum(['zalando', 'byor', 'aoe']);
const source = {
  format,
  content: z.string().min(1).max(950_000).describe('The file: its text, or its bytes as base64'),
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
};
export const readBody = z.strictObject(source);
export type ReadBody = z.infer<typeof readBody>;
export const saveBody = z.strictObject({
  ...source,
  ecosystem,
  name: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .regex(/^[^\p{C}<>]+$/u, 'must be plain text'),
});
export type SaveBody = z.infer<typeof saveBody>;

export const broughtHead = z.object({
  id: z.string(),
  ecosystem: z.string(),
  name: z.string(),
  format,
  entries: z.number(),
  createdAt: z.string(),
});

const entry = z.object({
  name: z.string(),
  quadrant: z.number().nullable(),
  ring: z.number(),
  moved: z.enum(['new', 'in', 'out', 'none']),
  description: z.string(),
  ourRing: z.string().nullable().describe('The ring of ours that answers to theirs; null where none does'),
  trend: z
    .object({
      trendId: z.string(),
      name: z.string(),
      ring: z.string(),
      agreement: z.number().nullable().describe('How likely our evidence finds the ring that they say, 0..1'),
    })
    .nullable(),
});
export const readView = z.object({
  title: z.string(),
  date: z.string().nullable(),
  ecosystem: z.string(),
  edition: z.number().nullable(),
  quadrants: z.array(z.string()),
  rings: z.array(z.string()),
  ourRings: z.array(z.object({ id: z.string(), name: z.string() })),
  count: z.number(),
  beside: z.array(entry).describe('Every entry with the trend of ours it names'),
  refused: z.array(z.object({ row: z.number(), reason: z.string() })),
  lost: z.array(z.string()).describe('What does not come along'),
});

import { ECOSYSTEM_IDS } from '#libs/domain';
import { z } from 'zod';

/** The shapes of `data/`: what a reader who adds a trend is held to. */
const terms = z.array(z.string().min(2).max(80));
const phrases = z.object({ strong: terms, medium: terms, weak: terms });
const codePrefix = z.string().regex(/^[A-HY](?:\d{2}(?:[A-Z](?:\d{1,4}(?:\/\d{1,6})?)?)?)?$/, 'is not an IPC/CPC prefix without blanks');
const ecosystemId = z.enum(ECOSYSTEM_IDS);
const nace = z.object({ code: z.string(), title: z.string(), weight: z.number().min(0).max(1).nullable().optional() });

export const ecosystemSchema = z.object({
  id: ecosystemId,
  number: z.number().int().min(1).max(14),
  name: z.string().min(3),
  aliases: z.array(z.string()),
  labels: z.record(z.string().regex(/^[a-z]{2}$/), z.string()),
  scope: z.string().min(80),
  phrases: phrases.refine((p) => p.strong.length + p.medium.length + p.weak.length >= 60, 'has fewer than 60 phrases'),
  codes: z.object({ prefixes: z.array(codePrefix), except: z.array(codePrefix), provenance: z.string(), provisional: z.boolean() }),
  nace: z.object({ revision: z.string(), core: z.array(nace), shared: z.array(nace), provenance: z.string(), provisional: z.boolean() }),
});

export const trendFileSchema = z.object({
  ecosystem: ecosystemId,
  version: z.number().int(),
  trends: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not kebab-case').max(80),
        name: z.string().min(3).max(60),
        summary: z.string().min(60).max(600),
        segment: z.string(),
        drivers: z.array(z.string().min(3)).min(2),
        phrases: phrases.refine((p) => p.strong.length >= 3, 'needs at least three strong phrases'),
        codes: z.array(codePrefix),
        related: z.array(z.string()),
        alsoOn: z.array(ecosystemId).max(3),
        formerly: z.array(z.string()).optional(),
      }),
    )
    .min(12, 'a radar needs at least 12 curated trends'),
});

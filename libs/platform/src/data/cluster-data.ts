import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, type StarRuleSet } from '#libs/domain';
import { z } from 'zod';
import { projectRoot } from './project-root.js';

const starRule = z
  .strictObject({
    dimension: z.string().min(1),
    label: z.string().min(1),
    statistic: z.string().min(1),
    threshold: z.number().optional(),
    topShare: z.number().gt(0).lt(1).optional(),
    peerSet: z.string().optional(),
  })
  .refine((rule) => (rule.threshold === undefined) !== (rule.topShare === undefined), 'needs either a threshold or a topShare');
const starRules = z.strictObject({ id: z.string(), name: z.string(), note: z.string(), rules: z.array(starRule).min(1) });

export type ClusterStarRules = StarRuleSet & { readonly note: string; readonly rules: readonly { readonly dimension: string; readonly label: string }[] };

/** The rules by which clusters get stars, from `data/stars/cluster.json`. Throws BAD_INPUT that names the fault. */
export function loadClusterStars(folder: string = join(projectRoot(), 'data')): ClusterStarRules {
  const file = join(folder, 'stars', 'cluster.json');
  const parsed = starRules.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw badInput(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  return parsed.data as ClusterStarRules;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, faultsOf, type Questionnaire, type StarRuleSet } from '#libs/domain';
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

const question = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/),
  dimension: z.string(),
  text: z.string().min(1),
  weight: z.number().gt(0),
  effort: z.number().gt(0),
  evidence: z.string().min(1),
  words: z.array(z.string().min(2)),
  levels: z.array(z.string().min(1)),
});
const questionnaire = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/),
  version: z.int().min(1),
  name: z.string().min(1),
  about: z.string().min(1),
  maxLevel: z.int().min(1),
  words: z.array(z.string().min(2)),
  dimensions: z.array(z.strictObject({ id: z.string(), name: z.string().min(1), weight: z.number().gt(0) })).min(1),
  questions: z.array(question).min(1),
});

/** The readiness questionnaires of `data/readiness`, by id. Throws BAD_INPUT that names file and fault. */
export function loadQuestionnaires(folder: string = join(projectRoot(), 'data')): ReadonlyMap<string, Questionnaire> {
  const files = readdirSync(join(folder, 'readiness')).filter((file) => file.endsWith('.json'));
  return new Map(
    files.sort().map((file): [string, Questionnaire] => {
      const parsed = questionnaire.safeParse(JSON.parse(readFileSync(join(folder, 'readiness', file), 'utf8')));
      if (!parsed.success)
        throw badInput(`data/readiness/${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
      const { maxLevel, questions, ...rest } = parsed.data;
      const read: Questionnaire = { ...rest, questions: questions.map((one) => ({ ...one, maxLevel })) };
      const faults = [...faultsOf(read), ...(file === `${read.id}.json` ? [] : [`the id is "${read.id}"`])];
      if (faults.length > 0) throw badInput(`data/readiness/${file}: ${faults.join('; ')}`);
      return [read.id, read];
    }),
  );
}

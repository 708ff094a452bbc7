import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, type ExerciseSetUp } from '#libs/domain';
import { projectRoot } from '#libs/platform';
import type { NewItem } from '#libs/store';
import { z } from 'zod';
import { itemsBody, setUpBody } from './exercise.schema.js';

const template = z.strictObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  setUp: setUpBody,
  /** `trends`: the curated trends of the ecosystem that is chosen. */
  items: z.union([z.literal('trends'), itemsBody]),
  /** Cross-impact judgements to begin with. */
  balance: z.unknown().optional(),
});

export interface ExerciseTemplate {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly setUp: ExerciseSetUp;
  readonly items: 'trends' | readonly NewItem[];
  readonly balance?: unknown;
}

/** The templates in data/exercises, checked. Throws BAD_INPUT with file and field. */
export function loadTemplates(folder: string = join(projectRoot(), 'data', 'exercises')): ExerciseTemplate[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const parsed = template.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (parsed.success) return parsed.data;
      const { path, message } = parsed.error.issues[0]!;
      throw badInput(`data/exercises/${file} cannot be used: ${path.join('.')} ${message}.`);
    });
}

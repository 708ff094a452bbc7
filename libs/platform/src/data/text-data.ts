import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '#libs/domain';
import { projectRoot } from './project-root.js';

/** Where the shipped tagger lies. */
export const modelPath = (): string => join(projectRoot(), 'data', 'models', 'tagger.json');

/** A tagger model as JSON; the text room knows its shape. Throws BAD_INPUT with the next step. */
export function readModel(path: string = modelPath()): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw badInput(`The tagger model ${path} cannot be read: ${(error as Error).message}. Train one: npm run text -- train`);
  }
}

/** Phrases of other languages, one file each; none when there is no such folder. */
export function readLanguages(folder: string = join(projectRoot(), 'data', 'languages')): unknown[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

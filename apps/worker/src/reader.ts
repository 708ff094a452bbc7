import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '#libs/domain';
import { type Catalogue, projectRoot } from '#libs/platform';
import { createReader, type LanguagePack, type Reader, type TaggerModel } from '#libs/text';

/** Where the shipped tagger lies. */
export const modelPath = (): string => join(projectRoot(), 'data', 'models', 'tagger.json');

/** The reader of the pipeline, with the shipped model (or another) and every language that `data/languages` has. */
export function loadReader(catalogue: Catalogue, model: string = modelPath()): Reader {
  return createReader({
    ecosystems: catalogue.ecosystems,
    trends: catalogue.trends,
    model: readModel(model),
    languages: loadLanguages(),
  });
}

export function readModel(path: string): TaggerModel {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TaggerModel;
  } catch (error) {
    throw badInput(
      `The tagger model ${path} cannot be read: ${(error as Error).message}. Train one: npm run text -- train`,
    );
  }
}

/** Phrases of other languages, one file each; none when there is no such folder. */
export function loadLanguages(folder: string = join(projectRoot(), 'data', 'languages')): LanguagePack[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as LanguagePack);
}

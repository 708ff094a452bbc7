import { join } from 'node:path';
import { type Catalogue, modelPath, projectRoot, readLanguages, readModel as readModelFile } from '#libs/platform';
import { createReader, type LanguagePack, type Reader, type TaggerModel } from '#libs/text';

export { modelPath };

/** Labels of texts that are not part of the project, by the texts' keys. */
export const labelsPath = (): string => join(projectRoot(), 'data', 'labels', 'read.jsonl');

/** Names and everyday words that training learns from. */
export const namesPath = (): string => join(projectRoot(), 'data', 'models', 'names.json');

/** The reader of the pipeline, with the shipped model (or another) and every language that `data/languages` has. */
export const loadReader = (catalogue: Catalogue, model: string = modelPath()): Reader =>
  createReader({
    ecosystems: catalogue.ecosystems,
    trends: catalogue.trends,
    model: readModel(model),
    languages: loadLanguages(),
  });

export const readModel = (path: string): TaggerModel => readModelFile(path) as TaggerModel;

/** Phrases of other languages, one file each. */
export const loadLanguages = (): LanguagePack[] => readLanguages() as LanguagePack[];

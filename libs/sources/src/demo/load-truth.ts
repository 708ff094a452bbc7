import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput, type Trend } from '#libs/domain';
import { type PlantedTruth, readTruth } from './truth.js';

/**
 * Reads and checks `data/demo/*.json`: one planted truth for each trend of the catalogue.
 * @param folder the project's own `data/demo` unless given
 * @throws BAD_INPUT that names every fault, also of files that are not JSON
 */
export function loadTruth(
  catalogue: { readonly trends: readonly Pick<Trend, 'id' | 'ecosystem'>[] },
  folder: string = ownFolder(),
): PlantedTruth[] {
  const files: Record<string, unknown> = {};
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    try {
      files[name] = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      throw badInput(`data/demo/${name} cannot be read: ${(error as Error).message}. Correct the file.`);
    }
  }
  return readTruth(files, catalogue.trends);
}

/** The nearest `data/demo` above this file; the same from sources and from a build. */
function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'demo'))) {
    const parent = dirname(folder);
    if (parent === folder) throw badInput('data/demo was not found above the program: keep data/ beside package.json.');
    folder = parent;
  }
  return join(folder, 'data', 'demo');
}

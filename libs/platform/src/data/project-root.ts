import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** The folder of the project: the nearest one above this file that has both package.json and data/. Same from sources and from dist. */
export function projectRoot(): string {
  if (root === undefined) {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'data', 'radar.json')))) {
      const parent = dirname(folder);
      if (parent === folder) throw new Error('data/radar.json was not found in any folder above the program: keep data/ beside package.json.');
      folder = parent;
    }
    root = folder;
  }
  return root;
}
